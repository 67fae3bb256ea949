"""One request's life: intake, submit, watch, deliver, and what may go wrong on the way."""
