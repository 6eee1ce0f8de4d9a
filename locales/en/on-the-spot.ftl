# Seen and done on the spot by the grid's own people.

self-done = Noted as done on the spot: case { $number } ({ $full }), { $what }.
self-similar = Case { $numbers } is open at the same place. If it is the same thing, reply “merge” and the number.
self-what = What was it? Say it in one line, as in “self done Yichuan village 4 no. 12 rubbish on the stairs, cleared”.
self-where = Where was it? Give the estate and the house, or send a pin first, as in “self done Yichuan village 4 no. 12 rubbish on the stairs, cleared”.
self-elsewhere = That is not in your grid, or it is for the street desk. Please use “report …”.
self-photo = This needs a photo of the place. Send one; then it is noted as done.
self-not-done = What could not be done is not done on the spot. Please use “report …”; somebody will take it up.
self-not-yours = Only grid chiefs and grid workers use this, in their own grid. Please use “report …”.
