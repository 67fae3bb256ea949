"""A transcript becomes messages and files: alone, together, once more, in another style."""
