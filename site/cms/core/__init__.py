"""Floor 0 of the machine: the base page, images, blocks, rich text, visibility and checks."""
