"""The words used for actors."""
