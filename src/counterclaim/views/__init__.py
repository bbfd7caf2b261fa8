"""Read-only tables over a ledger; every row cites claim ids."""
