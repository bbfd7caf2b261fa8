"""Control: who is said to hold, take or lose a place, and what share of it."""
