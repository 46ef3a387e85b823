"""Options that several commands have, a file each idea."""
