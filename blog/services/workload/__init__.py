"""Loads the content that the systems of the benchmark have in common: few things one by one, articles in bulk."""

from blog.services.workload.content import Content, WorkloadError, read_content
from blog.services.workload.load import load_workload

__all__ = ["Content", "WorkloadError", "load_workload", "read_content"]
