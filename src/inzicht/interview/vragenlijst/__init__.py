"""Hetzelfde gesprek als een los HTML-blad."""
