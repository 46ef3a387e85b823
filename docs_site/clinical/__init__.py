"""The clinical pages: what the rules say, made of the rules, for whoever judges them."""
