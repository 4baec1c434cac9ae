"""What a path of the reader's site leads to, and the lists and keys that go with it."""
