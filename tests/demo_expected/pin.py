"""Rewrites known_misses.txt: ``python -m tests.demo_expected.pin [--allow-losses]``.

Claims that are found now leave the list. Claims that are lost join it only with ``--allow-losses``;
without it the file stays as it is and the status is 1.
"""

import sys
from collections import Counter

from tests.demo_expected.demo import demo_claims
from tests.demo_expected.expected import HERE, expected_claims, known_misses, nearest_miss

HEAD = "# The expected claims that the program misses, one a line: report | words.\n"


def main(arguments: list[str]) -> int:
    """Pin what is missed now, and tell by field why."""
    claims = demo_claims()
    expected = list(expected_claims())
    off = {each.key: nearest_miss(each, claims[each.report]) for each in expected}
    missed = {key for key, wrong in off.items() if wrong != ()}
    before = known_misses()
    lost = sorted(missed - before)
    reasons = Counter(name for wrong in off.values() for name in wrong or ())
    unseen = sum(wrong is None for wrong in off.values())
    sys.stdout.write(f"found {len(expected) - len(missed)} of {len(expected)}\n")
    sys.stdout.write(f"in no claim's words: {unseen}; wrong fields: {dict(reasons)}\n")
    sys.stdout.writelines(f"found now: {key}\n" for key in sorted(before - missed))
    sys.stdout.writelines(f"lost: {key}\n" for key in lost)
    if lost and "--allow-losses" not in arguments:
        return 1
    lines = "".join(f"{key}\n" for key in sorted(missed))
    (HERE / "known_misses.txt").write_text(HEAD + lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
