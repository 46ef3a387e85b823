"""Sessions: planned from a pass, and from nothing else."""
