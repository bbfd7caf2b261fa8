"""What a person asks for, done: joins the rooms and owns the transaction."""
