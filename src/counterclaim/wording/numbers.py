"""Numbers of things."""


def counted(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
