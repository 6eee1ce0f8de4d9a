"""12345 work orders in: from a sheet of any make to cases with 12345's number and deadline."""
