"""From a check-in to an advice, and what is still worth asking."""
