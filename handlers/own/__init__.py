"""What a reporter does with the cases they have: look, hurry, add, take back, judge."""
