"""When to ask after which tasks, and asking."""
