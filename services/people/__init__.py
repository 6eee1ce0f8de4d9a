"""Accounts, persons and seats: who is speaking, and for the street or for themselves."""
