"""Who takes our content into systems of their own: partners, their keys, what they may have and how often."""
