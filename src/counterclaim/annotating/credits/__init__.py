"""Credits: bylines and wire credits at the head and the foot of a report."""
