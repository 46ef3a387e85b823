"""From files of rules to one frozen, checked rule book."""
