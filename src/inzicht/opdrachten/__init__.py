"""Een module per opdracht, en hoe zij aan elkaar zitten."""
