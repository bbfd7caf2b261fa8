"""From an annotated ``Doc`` to claims; the last room that sees a ``Doc``."""
