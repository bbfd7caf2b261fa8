"""The program's version and that of its rules; the one place they are written."""

VERSION = "0.1.0"
RULES = "2026.12.01"  # moves whenever a text may be read otherwise (CONTRIBUTING.md says when)
