"""Relations between actors: the words that tell them, and who stands on either side."""
