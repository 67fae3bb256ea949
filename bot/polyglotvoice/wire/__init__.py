"""The wire format: requests from models, models and errors from answers. Pure, no network."""
