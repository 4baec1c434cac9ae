"""Measurements besides the table, a module each: ``measure(options, place)`` gives its findings.

To add one, write the module and name it in ``MEASURES``.
"""

from bench.measures import compiling, growth, publishing, syndication

MEASURES = (compiling.measure, growth.measure, publishing.measure, syndication.measure)
