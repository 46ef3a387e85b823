"""Engines compute which effects count on lowered answers. The decision is made elsewhere."""
