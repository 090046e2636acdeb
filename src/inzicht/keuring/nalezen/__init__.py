"""Wat alleen `controleer` zegt."""
