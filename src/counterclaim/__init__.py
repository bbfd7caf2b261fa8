"""Reads reports on an armed conflict into a ledger of claims: who says, through whom, that what."""

__version__ = "0.1.0"
