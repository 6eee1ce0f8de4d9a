"""The street's people in chat: what they see, take on, pass on, finish and check."""
