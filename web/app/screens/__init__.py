"""One file a screen: each makes the HTML of one from values, and decides nothing."""
