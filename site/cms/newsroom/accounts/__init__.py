"""Accounts: how somebody gets into the newsroom, and nobody else."""
