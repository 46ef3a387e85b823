"""What rules mean, as frozen values: questions, conditions, effects, exercises, and the book of them all."""
