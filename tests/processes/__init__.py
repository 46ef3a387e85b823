"""How an advisor stands what processes do to it: forks, threads, signals, interruptions."""
