"""What people hear of a case: pushes, promises, its timeline and its page."""
