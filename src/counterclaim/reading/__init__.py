"""Files of many kinds in, reports out, with their original bytes."""
