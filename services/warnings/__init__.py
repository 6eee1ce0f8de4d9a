"""Public warnings in CAP 1.2 (OASIS): they come in as drafts of calls and notices; calls go out as CAP."""
