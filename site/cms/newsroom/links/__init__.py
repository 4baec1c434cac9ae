"""Where published content leads: every address and every thing of ours that it names, checked again and again."""
