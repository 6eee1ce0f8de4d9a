"""What is said by itself at its time. `tick` does it; `single.plan` plans one reminder.

Rules of the pack come to occurrences (`occurrences`), these to firings (`firings`), each written
once (`tick`); a round (`rounds`) tells everybody it is for. `holding` says when all of it waits.
"""
