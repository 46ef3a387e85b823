"""Plans sessions from a permit to exercise, and from nothing else."""
