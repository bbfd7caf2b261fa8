"""Places: recognised by evidence, resolved in the report's own setting, always with a precision."""
