"""The command line: input, output and options around the library."""
