"""Programs that make the package's derived data; run by hand, never by the package."""
