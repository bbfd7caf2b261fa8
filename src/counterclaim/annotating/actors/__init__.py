"""Actors: registered ones under neutral names, and those named by a noun alone."""
