# Courses, walking lessons, activities. What nobody confirmed says so, and so do samples.
offers-course = Courses that can be ordered:
offers-route = Walking lessons (行走的党课):
offers-activity = Coming activities:
offers-line = · { $said }
offers-sample = · { $said } (a sample, to try it out)
offers-unconfirmed = Please see on site for names and times.
offers-ask = To order, to join or to know more, reply "ask for me".
