"""Turns a check-in into an advice, and chooses the questions still worth asking."""
