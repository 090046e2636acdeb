"""Van de schijf naar waarde en terug."""
