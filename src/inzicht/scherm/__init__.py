"""De enige terminal."""
