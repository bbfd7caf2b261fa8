"""Records in plain words, the same on every screen, in every table and picture."""
