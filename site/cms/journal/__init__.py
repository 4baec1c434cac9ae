"""Floor 1: the journal, one ordered log of what was published, changed and withdrawn."""
