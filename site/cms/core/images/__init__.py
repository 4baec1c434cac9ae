"""The sizes in which pictures exist, and how they are made: when a picture changes, never when it is read."""
