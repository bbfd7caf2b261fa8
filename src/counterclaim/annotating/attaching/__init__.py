"""What a claim's words hang on: its day, its place, its parties."""
