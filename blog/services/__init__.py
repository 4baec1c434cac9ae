"""What the blog does beyond storing: one service a module."""
