# Bookings: choose a time, get it or wait in line, be reminded, cancel. A no says what to do next.
book-what = What would you like to book?
book-none = Nothing can be booked at the moment. Once the centre offers something, you can book it here.
book-not-this = { $service } needs no booking, or cannot be booked yet; ask the centre to be sure.
book-say = book { $service }
book-label = Book { $service }
book-when = { $service }: choose a time
book-when-else = { $service }: nothing at the time you named. These come next:
book-nothing = { $service } is booked up. Look again in a few days; a cancelled place comes free.
book-slot = { $at } ({ $free } left)
book-slot-full = { $at } (full; join the line, { $waiting } waiting)
book-sample = Sample data, for trying out only.
book-unconfirmed = These times are not confirmed; what the centre announces holds.
book-done = Booked: { $service }, { $at }.
    Your number: { $number }. Say it when you come.
    If you cannot come, please cancel early, somebody may be waiting.
book-reminded-perhaps = After two silent days WeChat does not let me write first, so a reminder may not arrive. Please note the time.
book-notice = Let me remind you once
book-reminded = We remind you an hour before, and the evening before where that is still to come.
book-waits = You are in line: { $service }, { $at }, place { $place } (number { $number }).
    If somebody cancels, we tell you at once.
book-remind = Reminder: you booked { $service }, { $at }, number { $number }. Cannot come? Cancel:
book-let-in = A place came free: { $service }, { $at }. It is yours, number { $number }. Cannot come? Cancel:
book-left-out = No place came free this time: { $service }, { $at } (number { $number }). Sorry. Reply "book" for other times.
book-cancel-say = cancel booking { $number }
book-mine = Your bookings:
book-mine-none = You have nothing booked. To book, reply "book".
book-line = { $number }: { $service } { $at }
book-line-waiting = { $number }: { $service } { $at }, place { $place } in line
book-which = Which one shall be cancelled?
book-cancelled = Cancelled: { $service }, { $at }. Thank you for telling us; if somebody waits, the place is theirs.
book-not-past = That time cannot be booked any more. Reply "book" for others.
book-not-full = Somebody was quicker. These are left; where it is full you can join the line:
book-not-twice = You have that time already. Reply "my bookings".
book-not-many = You have 3 bookings. Use or cancel one first: reply "my bookings".
book-not-card = This is for card holders. Ask the centre for a code, send "bind card CODE", then book.
book-not-over = No such booking lies ahead. Reply "my bookings".
# The centre's desk
centre-not-yours = That word is for the centre's desk. To book, reply "book"; for a person, reply "human".
book-list = { $day }, { $count } booked:
book-list-none = { $day }: nothing booked.
book-list-missed = { $line } (did not come)
book-absent = Noted: number { $number } did not come. It is only a note; they may book again.
book-absent-which = Which number did not come? Like "no show 12".
book-absent-early = It has not begun yet. Note it once it has.
card-code = Code: { $code }, good for 24 hours, once.
    Whoever holds the card sends: bind card { $code }
card-unknown = No such card, or it was reported lost. Please check the number.
card-used = Counted, number { $count } today. Not whose, and not for what.
card-bound = Your card is bound; you can book what it is for. Reply "book".
card-bind-wrong = That code is wrong or too old. Please ask the centre for another.
card-bad = Row { $row } has no card number that could be read; left out.
card-imported = Cards: { $new } new, { $changed } changed, { $known } known, { $bad } rows left out.
# Bookings in the mini-program
api-booking-made = Booked: { $service }, { $at }, number { $number }. Just say the number there. If you cannot come, please cancel early.
api-booking-waits = You are in line: { $service }, { $at } (number { $number }). We tell you when a place comes free.
api-booking-cancelled = Cancelled: { $service }, { $at } (number { $number }). Thank you; whoever waits has the place.
api-book-past = That time can no longer be booked. Please look at other times.
api-book-full = That time is full. Please look at other times.
api-book-full-line = That time is full. You can wait in line for a place, or look at other times.
api-book-twice = You have that time already; it is under your bookings.
api-book-many = You have 3 bookings. Use or cancel one first.
api-book-card = This is for card holders. Ask the centre for a code, bind your card with it, then book.
api-book-over = That booking is over and cannot be cancelled.
api-card-bound = Your card is bound; you can book what it is for.
