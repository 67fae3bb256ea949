"""A job is handed to the service, once."""
