"""Attributions by rules on the parse, on word order and on quotation marks."""
