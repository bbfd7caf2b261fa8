"""The labels of the casualty table, and the words and registry ids that stand for them."""

import re

# The table's names of the governorates, by the gazetteer's; Rif Dimashq counts as Damascus.
GOVERNORATES = {
    "aleppo": "aleppo",
    "dimashq": "damascus",
    "rif-dimashq": "damascus",
    "idlib": "idlib",
    "ar-raqqah": "raqqa",
    "al-hasakah": "hasakeh",
    "deir ez-zor": "deir ezzor",
    "homs": "homs",
    "hama": "hama",
    "daraa": "daraa",
    "quneitra": "quneitra",
    "latakia": "lattakia",
    "tartus": "tartous",
}
# Areas of no unit of their own, by the governorate that holds them.
AREAS = {"ghouta": "damascus", "qalamoun": "damascus", "golan heights": "quneitra"}

GOVERNMENT = "syrian government or russian troops"
ISIS = "the organization of the islamic state in iraq and the levant - isis"
COALITION = "international coalition forces"
OPPOSITION = "armed opposition groups"
SELF_ADMINISTRATION = "self administration forces"
NUSRA = "al-nusra front"
UNKNOWN = "unknown"

# Parties by the registry's ids: the whole id, else what stands before the first "-".
PARTIES = {
    "sy-government": GOVERNMENT,
    "sy-forces": GOVERNMENT,
    "ru-": GOVERNMENT,
    "lb-hezbollah": GOVERNMENT,
    "ir-": GOVERNMENT,
    "is": ISIS,
    "us-": COALITION,
    "gb-forces": COALITION,
    "fr-forces": COALITION,
    "tr-forces": COALITION,
    "tr-government": COALITION,
    "sy-sdf": SELF_ADMINISTRATION,
    "sy-ypg": SELF_ADMINISTRATION,
    "sy-pyd": SELF_ADMINISTRATION,
    "sy-nusra": NUSRA,
    "sy-hts": NUSRA,
    "aq": NUSRA,
    "sy-": OPPOSITION,
}
NOT_PARTIES = frozenset({"sy-gcc", "sy-sarc", "sy-snc"})
COUNTRIES = {
    "RU": GOVERNMENT,
    **dict.fromkeys(("US", "TR", "GB", "FR", "BE", "NL", "AU", "JO"), COALITION),
    "IR": GOVERNMENT,
    "IL": UNKNOWN,
}


def any_of(*forms: str) -> str:
    """A pattern for any of the forms as whole words."""
    return rf"\b(?:{'|'.join(forms)})\b"


def words(pattern: str) -> re.Pattern[str]:
    """The pattern, whatever the case."""
    return re.compile(pattern, re.IGNORECASE)


# Parties by the word used, where the registry has no name for them.
WORDS_FOR_PARTIES = (
    (words(any_of("regime", "government", "army", r"assad\w*")), GOVERNMENT),
    (words(any_of("rebels?", "opposition", "insurgents?")), OPPOSITION),
    (words(any_of("coalition")), COALITION),
    (words(any_of("kurdish", "kurds?")), SELF_ADMINISTRATION),
    (words(any_of("terrorists?", r"takfiri\w*", "militants?")), UNKNOWN),
)
OWN_FORCES = words(
    r"\W+(?:and Russian\W+)?"
    r"(?:army|regime|government|air|war|jets?|military|forces|strikes?|raids?|bomb|helicopters?|troops)"
)

CAUSES = {
    "chemical and toxic gases": words(
        any_of(
            "chemical",
            "gas attacks?",
            "toxic",
            "sarin",
            "chlorine",
            "nerve",
            r"poison\w*",
            r"suffocat\w+",
        )
    ),
    "execution": words(any_of("execut(?:ed|es|ing|ions?)", r"behead\w*", r"crucif\w*")),
    "explosion": words(
        any_of(
            "car[ -]?bomb(?:s|ings?)?",
            "suicide",
            "truck bombs?",
            "blasts?",
            "explosions?",
            "exploded",
            "explosive (?:devices?|belts?)",
            "ieds?",
            "(?:land ?)?mines?",
            r"booby[ -]trap\w*",
            "blew",
            r"detonat\w+",
            "bombings?",
            "bomb attacks?",
            "(?:twin|double|triple) bombs?",
        )
    ),
    "shelling": words(
        any_of(
            "air[ -]?(?:strikes?|raids?)",
            "strikes?",
            "raids?",
            "shell(?:s|ing|ed)?",
            "mortars?",
            "rockets?",
            "missiles?",
            "artillery",
            "barrel bombs?",
            r"bombard\w*",
            "(?:war|air)?planes?",
            "jets?",
            "aerial",
            "bomb(?:ed|ing)",
            "helicopters?",
            "drones?",
            "cluster bombs?",
        )
    ),
    "shooting": words(
        any_of(
            "shot",
            "gunfire",
            "shooting",
            "snipers?",
            "opened fire",
            "gunned",
            "machine ?guns?",
            "gun ?battles?",
        )
    ),
}

# A party right before one of these words has done the deed; one after "by" as well.
_DEEDS = any_of(
    "air ?strikes?",
    "air raids?",
    "raids?",
    "strikes?",
    r"bomb\w*",
    r"shell\w*",
    r"attack\w*",
    "barrel",
    "mortars?",
    "rockets?",
    "missiles?",
    "artillery",
    r"kill\w*",
    "(?:fighter )?jets?",
    "(?:war)?planes?",
    "helicopters?",
    "aircraft",
    r"bombard\w*",
    r"execut\w*",
    r"behead\w*",
    r"massacre\w*",
    r"target\w*",
    r"launch\w*",
    "fir(?:es?|ed|ing)",
    "suicide",
    r"car bomb\w*",
    "drones?",
    "offensive",
    "air force",
    r"pound\w*",
    "hit",
    r"blast\w*",
    r"eliminat\w*",
    r"assault\w*",
    r"claim\w*",
)
DEED = words(rf"(?:\s*\([^)]{{,60}}\))?(?:\W+[\w'’-]+){{0,2}}?\W+{_DEEDS}")
BY = words(r"\b(?:by|blam\w+(?: on)?|accus\w+)\s+(?:the\s+|a\s+|an\s+|(?:\w+[ -]){0,3})?$")
HELD = words(r"\W*(?:held|controlled|run|backed)\b")
OF_GROUP = words(r"\s+(?:of|from|in)\s+(?:the\s+)?(?:[\w-]+\s?){,4}")
CLASHED = words(
    r"\b(?:clash\w*|fight\w*|battl\w*)\s+(?:with|against)\s+(?:the\s+)?(?:\w+[ -]){0,2}$"
)
AGAINST = words(
    r"\b(?:against|kills?|killed|killing|on|targeting|targeted|hit|of|from|fighting)\s+"
    r"(?:the\s+|(?:[\w-]+\s+){0,2})?$"
)
