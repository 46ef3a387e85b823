"""The lints, one in each file with its examples; a new file here is a new lint."""
