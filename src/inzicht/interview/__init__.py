"""Het gesprek, en wat het toont."""
