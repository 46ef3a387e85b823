"""The compiled rule book as frozen values: questions, conditions, rules, effects, exercises."""
