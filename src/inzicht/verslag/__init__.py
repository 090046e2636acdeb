"""Verslag, groepsverslag en rekenblad."""
