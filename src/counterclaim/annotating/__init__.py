"""The spaCy pipeline: one component a file, each declaring what it reads and writes.

The finding is done by pure functions on a ``Doc``; a component calls its function and writes the
records to its layer (see ``layers``). Lexicons, registries and rules are data under ``data/``.
"""
