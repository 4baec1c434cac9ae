"""An application that gives workers something to do; it exists only in tests of the worker."""
