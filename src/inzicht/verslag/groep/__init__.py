"""Het verslag over een groep scholen, en het rekenblad."""
