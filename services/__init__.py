"""What the street does, told without any platform's words."""
