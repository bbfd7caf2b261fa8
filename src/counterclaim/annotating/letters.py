"""Small letters for looking words up, one for each letter of the text."""

_ALIKE = str.maketrans("İıſ", "iis")


def small(words: str) -> str:
    """``words`` in small letters, of the same length, and so that what ``re.IGNORECASE`` finds is.

    A pattern takes the dotted and the dotless i of Turkish for an i and the long s for an s;
    ``str.lower`` leaves the latter as they are and makes two characters of "İ".
    """
    return words.translate(_ALIKE).lower()
