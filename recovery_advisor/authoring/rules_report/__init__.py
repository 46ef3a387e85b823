"""One page about a rules folder, or about a change of one, for whoever signs it."""
