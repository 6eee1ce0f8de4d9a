# 每個網頁都有的字。
look-languages = 文字
