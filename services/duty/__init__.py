"""Who is on duty (值班, 轮值站长): sheets read in, reminders, swaps."""
