"""Views as pictures: records in, a figure out. Legible in black and white, the same bytes again."""

from counterclaim.export.pictures.loading import load_matplotlib

load_matplotlib()
