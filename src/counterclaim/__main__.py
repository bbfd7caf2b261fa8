"""``python -m counterclaim``."""

from counterclaim.cli.main import main

main()
