"""Programs that measure checker; each prints a table."""
