"""Conversation: one message in, one Reply out."""
