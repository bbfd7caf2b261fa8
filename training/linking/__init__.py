"""How the points of the linker were fitted (docs/linking.md)."""
