"""What the parse says: clauses, who does it to whom, and whether it is so."""
