"""Articles, rubrics, authors and the invitation to readers to contribute."""
