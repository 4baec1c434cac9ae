"""The commands of the blog."""
