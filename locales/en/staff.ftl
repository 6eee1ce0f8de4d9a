# For chiefs and the desk: short, what to do first.

urgency-emergency = emergency
urgency-urgent = urgent
urgency-high = high
urgency-normal = normal
urgency-low = inquiry
alert-sign = [To sign] Case { $number }, { $urgency }
alert-desk = [For the desk] Case { $number }, { $urgency }
alert-emergency = [EMERGENCY] Case { $number }: act now
alert-words = “{ $words }”
alert-photos = Photos: { $count }
alert-similar = Open at the same place: { $count } (case { $numbers })
alert-urged = [Hurry] Case { $number }, time no. { $count }: { $what }
alert-lowered = [No longer an emergency] Case { $number }: the reporter says it is not urgent after all; handle it as urgent.
alert-again = [Sent again]
due-triage = Assign by { $due }
due-first_contact = Contact by { $due }
due-resolve = Answer by { $due }
step-sign = Sign
step-sign-say = sign { $number }
step-take = Take
step-take-say = sign { $number }
step-detail = Details
step-detail-say = details { $number }

role-grid-chief = grid chief
role-grid-worker = grid worker
role-officer = officer
role-desk = street desk
role-supervisor = supervisor
role-admin = administrator
bind-done = Bound: { $name }, { $where } · { $role }.
    Reply "todo" for open cases; new ones come to you as messages.
bind-wrong = This code is wrong, used or expired (good for 24 hours). Please ask the administrator for a new one.
bind-too-often = Too many tries. Please see the street desk and get a new code.
staff-only = That word is for staff. If you are staff, first reply "bind" and your code. To report something, just say it.
staff-words = In use now: todo, sign 7, details 7, done 7 what you did, transfer 7 and the grid.
staff-which = Several cases have that number: { $numbers }. Please use the full number.
staff-case-unknown = There is no open case { $number } in your queue. Reply "todo" to look.
staff-not-allowed = Case { $number } is not for your post to handle.
todo-none = No open cases now.
todo-head = Open cases: { $count }, most urgent first
todo-line = Case { $number }: { $what } | { $state } | { $due }
todo-more = And { $count } more.
todo-tail = To sign, reply "sign" and the number, for example "sign 7"; to read it all, "details 7".
due-by = by { $due }
due-over = overdue since { $due }
no-clock = as soon as possible
sign-done = Case { $number } is yours: { $what }. Answer due: { $due }.
    When it is done, reply "done { $number } what you did".
sign-taken = Case { $number } was signed for by { $name } ({ $at }).
step-not-now = Case { $number } is "{ $state }" now; this step is not possible.
handled-how = What was done? Reply "done { $number } what you did". The resident will read these words.
handled-done = Case { $number } is marked as handled and waits for the resident to confirm.
transfer-where = To which grid? Reply "transfer { $number }" and the grid.
transfer-done = Case { $number } is passed to { $grid }; its chiefs are being told.
detail-head = { $number } { $what }
detail-report = { $at } said: { $text }
detail-note = { $at } added: { $text }
detail-reason = { $at } not solved: { $text }
detail-result = { $at } done: { $text }
detail-photos = { " " }[photos: { $count }]
detail-voice = { " " }[voice]
detail-pin = { " " }[pin { $lat },{ $lng }]
detail-phone = Phone: { $phone } (this look is recorded)
detail-state = Now: { $state }. Answer due: { $due }

error-malformed = This message could not be read. Please send it again.
error-not-genuine = The sender could not be verified; nothing was done.
error-not-allowed = You cannot take this step.
error-not-possible = This step is not possible now.
error-not-found = Not found.
error-busy = Busy. Please send it again in a moment.
error-unavailable = It cannot be written down just now. Please send it again in a moment. In danger call 110, 119 or 120.
error-store-in-use = Another service already uses this database file. To run several processes, use MongoDB (XINYI_STORE=mongodb://…).
error-settings = There is an error in the settings or the street's data.
error-internal = Something went wrong. Please send it again.
