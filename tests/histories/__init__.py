"""Random histories: what is advised is held against laws, and against an oracle that shares nothing with the fold."""
