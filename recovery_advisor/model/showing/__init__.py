"""Pages of blocks, and the three ways in which they are shown."""
