"""The command line: everything here is input, output and words around the library."""
