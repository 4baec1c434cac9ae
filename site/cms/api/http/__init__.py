"""GraphQL over HTTP: reading the request, choosing the format, writing the answer."""
