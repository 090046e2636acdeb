"""Veel scholen tegelijk: van bestanden naar een overzicht, zonder er ooit meer dan een te onthouden."""
