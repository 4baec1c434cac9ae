"""What the templates of the built-in reader ask for."""
