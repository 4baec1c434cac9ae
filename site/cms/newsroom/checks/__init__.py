"""What is checked before publication: what blocks it, what only warns, and where an editor reads of both."""
