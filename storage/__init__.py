"""Where documents live: one small port, two stores that pass the same tests."""
