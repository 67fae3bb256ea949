"""An account of the service: which key it has, whether it may be called now, its places and its usage."""
