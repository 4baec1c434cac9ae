"""Lists of pages for the front page of the built-in reader."""
