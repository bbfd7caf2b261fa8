"""What a fault of the program cost: one component's readings of a stretch of text, no more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """``component`` failed on characters ``start`` to ``end`` with ``error``, in one line."""

    component: str
    start: int
    end: int
    error: str

    def __str__(self) -> str:
        return self.told()

    def told(self, more: int = 0) -> str:
        """What is missing, in words; ``more``: how many passages it failed on beside this one."""
        others = f" and on {more} more passages" if more > 1 else " and on one more" * more
        return (
            f"{self.component} failed on characters {self.start}–{self.end}{others} "
            f"({self.error}); its readings there are missing"
        )


def in_words(error: Exception) -> str:
    """The error's kind and message in one line that is not too long to be read."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


_LONGEST = 160  # characters
