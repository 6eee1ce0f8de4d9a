"""What the street offers: places to rest, the centre, the community."""
