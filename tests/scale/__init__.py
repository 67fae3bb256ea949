"""Several processes, several servers: work is shared, and any one of them may die."""
