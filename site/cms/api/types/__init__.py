"""The types that every publication has: pages, blocks, rich text, images."""
