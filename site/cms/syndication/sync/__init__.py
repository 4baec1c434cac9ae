"""The sync API: partners copy everything once, then only what changed, withdrawals included."""
