"""What the templates of the journal ask for."""
