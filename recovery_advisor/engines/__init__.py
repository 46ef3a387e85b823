"""Engines: lowered answers in, the effects that count out. None decides anything."""
