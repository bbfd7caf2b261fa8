"""Which claims tell of one event, and which sources repeat which: pure functions over claims."""
