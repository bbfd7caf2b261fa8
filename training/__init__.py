"""How the trained parts of the package are made; never imported by the package."""
