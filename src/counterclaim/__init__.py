"""counterclaim: who says, through whom, that what happened, where, when, to how many, how surely."""

__version__ = "0.1.0"
