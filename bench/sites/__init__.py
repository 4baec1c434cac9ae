"""What the servers of the other systems load: their settings, addresses and views."""
