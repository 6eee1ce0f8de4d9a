"""The street as a map: its lines and points from the pack, and pictures drawn of them."""
