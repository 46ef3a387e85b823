"""Where events lie. A store keeps events and nothing that follows from them."""
