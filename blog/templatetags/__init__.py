"""Lists of articles for the built-in reader."""
