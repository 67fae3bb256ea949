"""The HTTP port: health, metrics and hints."""
