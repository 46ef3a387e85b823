"""The lints, each in a file of its own with its examples; a new file here is a new lint."""
