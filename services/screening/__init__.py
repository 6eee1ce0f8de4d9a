"""What came from the mini-program is looked at by its platform before others than staff see it."""
