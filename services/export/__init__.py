"""Cases out: a sheet with a row for each, for 12345, for reports, for whoever asks."""
