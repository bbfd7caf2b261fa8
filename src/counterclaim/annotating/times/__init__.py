"""Time expressions: a grammar of our own, from words to TIMEX3 values and days."""
