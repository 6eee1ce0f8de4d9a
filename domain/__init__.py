"""Pure rules of the street: no I/O, no clock, no SDK. Everything above stands on this floor."""
