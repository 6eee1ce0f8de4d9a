"""Meetings: which come next, what stands on their agenda, minutes that close them, changes."""
