"""A content app that exists only in tests: proof that adding one changes nothing under ``site/cms``."""
