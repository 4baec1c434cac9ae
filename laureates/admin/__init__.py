"""What the admin gets of laureates beside the forms in which they are edited."""
