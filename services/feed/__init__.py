"""What there is to take part in, in one list: activities, wishes that wait, courses, walking lessons."""
