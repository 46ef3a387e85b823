"""Help for whoever writes and signs rules; no advisor needs any of it."""
