"""When and where a report is set: what tells two actors of one name apart."""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from counterclaim.annotating.actors.registry import Entry
from counterclaim.annotating.layers import published
from counterclaim.model.place import PlaceForm, PlaceMention

LOCAL = 1 / 3  # the share of a report's places and adjectives that make it one about a country
CLEAR = 0.7  # the share of a report's resolved places that must lie in one country


@dataclass(frozen=True, slots=True)
class Setting:
    """A report's day (ISO) and, by country, how often it names a place or its adjective.

    ``places`` leaves the adjectives out: "Turkish" tells who acts, not where.
    """

    day: str | None = None
    named: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)

    def count(self, entry: Entry) -> int:
        """How often the report names where the actor acts."""
        if entry.country is None:
            return 0
        return self.named[entry.country] + sum(self.named[code] for code in entry.elsewhere)

    def is_local(self, entry: Entry) -> bool:
        """Whether the report is about where the actor acts, among other countries."""
        count = self.count(entry)
        return count > 0 and count >= LOCAL * self.named.total()

    def clear_country(self) -> str | None:
        """The one country that the report is about, where most places lie in it."""
        if not self.places:
            return None
        country, most = self.places.most_common(1)[0]
        return country if most >= CLEAR * self.places.total() else None


def setting_of(doc: Doc) -> Setting:
    """When the report of a ``Doc`` was published and where its resolved places lie."""
    mentions: tuple[PlaceMention, ...] = doc._.places
    setting = Setting(day.isoformat() if (day := published(doc)) else None)
    for mention in mentions:
        country = mention.place.country
        if country is not None:
            setting.named[country] += 1
            if mention.form is not PlaceForm.ADJECTIVE:
                setting.places[country] += 1
    return setting
