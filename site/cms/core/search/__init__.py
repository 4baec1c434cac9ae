"""Full-text search in what is published: the words of each thing, the index that holds them, and queries of it."""
