"""The newsroom: what editors live in, from the log-in to the checks before publication."""
