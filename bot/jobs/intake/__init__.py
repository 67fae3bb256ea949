"""A message becomes a job, once, and within what its person may ask for."""
