"""A WeCom application (企业微信自建应用): staff's callbacks in; messages, cards and group posts out."""
