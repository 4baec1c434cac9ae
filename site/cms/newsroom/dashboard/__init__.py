"""The front page of the admin: what waits, what comes, what is missing, each with a way to where the work is."""
