"""The scoreboard: our figures on public corpora, beside their floors and a plain peer.

The corpora are not part of this repository; see docs/benchmarks.md for where they come from.
"""
