"""Imports: what they all need to read files that other people's programs wrote, and to refuse those that can't be."""
