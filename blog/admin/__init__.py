"""What the blog adds to the admin: the open lab's desk, and the import of Word documents."""
