"""Views as pictures: records in, a figure out. Legible in black and white, the same bytes again."""
