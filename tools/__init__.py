"""Small scripts that make needs; nothing here is part of the program."""
