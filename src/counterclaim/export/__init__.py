"""Views as files that other programs read."""
