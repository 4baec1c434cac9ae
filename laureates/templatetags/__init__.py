"""Made-up laureates and calls for the previews of blocks."""
