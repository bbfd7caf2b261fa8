"""From a source's words to the links of a chain: who is meant, who is cited, who passed it on."""
