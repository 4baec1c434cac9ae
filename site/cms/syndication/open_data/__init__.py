"""Open data: tables that anybody may download, their schemas, and the catalogue that portals harvest."""
