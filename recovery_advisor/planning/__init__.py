"""Plans sessions; a permit to exercise is required."""
