"""What the admin gets of the blog beside the forms in which pages are edited."""
