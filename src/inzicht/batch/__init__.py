"""Veel scholen, vooraf uitgewerkt."""
