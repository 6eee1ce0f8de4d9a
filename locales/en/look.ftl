# Every page of ours.
look-languages = Language
