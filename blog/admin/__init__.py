"""The open lab in the admin: the editors' desk."""
