"""Events: what a clause tells of, in PLOVER's and ACLED's terms, and who did it to whom."""
