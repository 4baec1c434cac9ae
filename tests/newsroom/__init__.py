"""A newsroom at work: editors with transactions of their own, what they do, and what readers then see."""
