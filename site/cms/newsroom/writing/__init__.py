"""Aids for whoever writes: lengths while typing, the look in search results and when shared, times said plainly."""
