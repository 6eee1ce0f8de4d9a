"""Doors to the outside, a folder for each platform: what comes in, what goes out, in which form."""
