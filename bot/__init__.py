"""The work: from a message's media to its transcript."""
