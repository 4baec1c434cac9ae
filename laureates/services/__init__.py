"""What is done with laureates beyond editing them one by one."""
