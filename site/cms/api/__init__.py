"""The delivery API: one GraphQL endpoint over what the content apps declare."""
