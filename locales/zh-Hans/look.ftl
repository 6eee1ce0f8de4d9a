# 每个网页都有的字。
look-languages = 文字
