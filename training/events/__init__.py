"""How the weights of ``annotating/events/wording.py`` were made: see README.md."""
