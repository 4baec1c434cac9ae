"""Reports: what is missing, old or broken, as lists that can be filtered, printed and exported."""
