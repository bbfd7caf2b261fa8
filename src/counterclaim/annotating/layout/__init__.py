"""The page: its breaks, passages, furniture, quotations; no parse."""
