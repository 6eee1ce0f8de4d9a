"""Places booked at the centre, and the 一卡通 that some of them need.

`slots` says what the pack offers, `making` books and waits in line, `freeing` cancels and lets the
next one in, `telling` reminds and pushes, `lookup` finds. Chat and API use the same functions; all
collect into a `Unit`, so that whoever commits it runs again on a `Conflict`.
"""
