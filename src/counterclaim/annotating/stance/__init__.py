"""Stance: what is denied, doubted, planned or demanded, and by which words."""
