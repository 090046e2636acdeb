"""Het jaar van een school: het plan als blad, rekenblad en agenda, en de vergelijking als blad."""
