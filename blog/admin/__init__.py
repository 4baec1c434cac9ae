"""What the blog adds to the admin: the open lab's desk, and the imports of Word documents and WordPress sites."""
