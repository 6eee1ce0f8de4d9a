"""From the first words to a case: what happened, where, whose, and danger before all."""
