"""What people send: fetched from the platforms in time, looked at, kept, shown to who may see."""
