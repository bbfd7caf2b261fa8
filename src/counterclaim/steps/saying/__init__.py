"""Fields of a claim from the words that a person types: ``place="Tripoli, LB"``, ``killed=12+``."""
