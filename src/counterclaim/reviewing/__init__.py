"""What stands of claims by what people decided about them. Pure; nothing is stored here."""
