"""What the official account and WeCom have in common: cipher, XML, tokens, and how words are cut."""
