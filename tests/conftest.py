"""Shared fixtures: the pipeline is loaded once for the whole run."""

import pytest
from spacy.language import Language

from counterclaim.annotating.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole reading pipeline."""
    return load_pipeline()
