"""De rekenregel, het advies, de vergelijking, en hun woorden."""
