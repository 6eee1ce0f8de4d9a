"""The top floor: settings, wiring, the server and the commands."""
