# The map of places to rest, and the map that goes with an answer in chat.

map-title = Places to rest
map-filters = Filters
map-here = Near me
map-near = Or choose a place
map-has = What it has
map-open-now = Open now
map-look = Find
map-drawn = Map; the list below says the same
map-closer = Closer
map-farther = Farther
map-lost = The connection was lost. Please try again.
map-no-place = Your position could not be had. Choosing a place works too.
map-found = { $count } { $count ->
    [one] place
   *[other] places
} to rest
map-found-near = { $count } nearest to { $place }
map-found-here = { $count } nearest to you
map-none = No such place was found
map-none-open = None is confirmed open now
map-none-how = Try fewer wishes, or
map-all = see all
map-more = Hours and more
map-hours = Usually
map-who = For
map-address = Address
map-outside = In
map-verified = Last verified
map-problem = Report a problem
map-further = Show more
map-unplaced = Position not verified yet; see what is announced on site
map-approximate = Your position counts to about 100 m and is not kept. Roads, river, railway and grid lines are a sketch, no survey. Hours as announced on site.
map-problem-title = What is wrong?
map-problem-shut = It was closed
map-problem-gone = I cannot find it
map-problem-broken = Something is broken or missing
map-problem-wrong = Hours or address are wrong
map-problem-other = Something else
map-problem-words = Anything to add (you need not)
map-problem-send = Tell the street
map-problem-how = No name needed. Someone will look, and we correct it. For an answer, tell us in WeChat.
map-problem-thanks = Thank you. Someone will check.
map-problem-many = This has been reported already and is being checked. Thank you.
map-problem-unread = This form could not be read. Please go back and try again.
map-back = Back to the map
map-picture-you = You
map-picture-note = Position to about 100 m · roads, river, railway and grid lines are a sketch, no survey
map-picture-precise = Position to about 100 m
map-sketch = sketch
