"""Emergencies in chat: calls and their answers, posts, the street's mode."""
