"""Wat er in de bestanden staat: wijzer, antwoorden en uitslag."""
