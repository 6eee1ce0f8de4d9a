"""Honest timings, as ratios in one run; `make bench` prints the table."""
