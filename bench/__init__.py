"""The measuring programs behind ``make bench``, and the content that they measure with."""
