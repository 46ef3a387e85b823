"""Values as people see them, one file a format; it knows values and nothing else."""
