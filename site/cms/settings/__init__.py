"""Settings: one module for each way to run the project, all read from the variables of ``env``."""
