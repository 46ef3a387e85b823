"""Two rule books compared over every person there could be: whom each treats otherwise, and why."""
