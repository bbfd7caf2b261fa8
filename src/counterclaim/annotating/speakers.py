"""Sources."""
from spacy.tokens import Doc
from counterclaim.annotating.reporting import Draft
from counterclaim.model.attribution import Source
from counterclaim.model.words import Words


class Speakers:
    """stub"""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def chain(self, draft: Draft, source: Words | None, cue: str) -> tuple[Source, ...]:
        return ()
