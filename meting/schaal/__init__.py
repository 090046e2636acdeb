"""Wat `meting/batch.py` nodig heeft om naast andere gereedschappen te meten; niets hiervan hoort bij inzicht zelf."""
