"""How a case ended: looked at by others, judged by its reporter, opened again."""
