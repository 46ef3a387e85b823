"""Claims over every person there could be, proved or refuted by the smallest counterexample."""
