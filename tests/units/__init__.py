"""Units, currencies and their factors."""
