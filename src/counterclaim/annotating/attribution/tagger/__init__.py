"""The trained tagger: wordpieces in, source, cue and content spans and their links out."""
