"""Many reports of one thing: alike, followed, merged, one incident, again and again."""
