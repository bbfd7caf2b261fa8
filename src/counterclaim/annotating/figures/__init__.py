"""Figures: how many, of whom, with the range the words stand for."""
