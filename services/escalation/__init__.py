"""Clocks that act: a tick finds what is due, tells somebody else each time, or lets the rule act."""
