"""A chat's key: set, tried, replaced, lent, expiring, and what its plan allows."""
