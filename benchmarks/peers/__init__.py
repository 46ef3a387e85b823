"""The same twelve-rule gate in this library and in what else a user could pick."""
