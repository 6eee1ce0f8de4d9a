# Who is told when time is up: first how urgent and which case, then what to do.

escalation-near = [Due soon] No. { $number }, by { $due }
escalation-over = [Overdue] No. { $number }, since { $due }
escalation-far = [Long overdue] No. { $number }, since { $due }
escalation-do-triage = Not sent to anybody yet: send it to a grid, or turn it down and say where to turn.
escalation-do-ack = Nobody has signed for it: sign, or pass it on if it is not yours.
escalation-do-contact = The reporter was not contacted yet: please do that first.
escalation-do-resolve = Not answered yet: report it done, or ask for more time first.
escalation-do-redo = Not done again yet: report it done, or ask for more time first.
escalation-do-update = No news for days: tell the reporter how far it is.
escalation-do-verify = Done but not checked: please check it, pass it or send it back.
escalation-do-callback = Nobody called back yet: please telephone; whoever handled it may not. Then reply “call back { $number } what they said”.
escalation-do-review = A wish to reopen waits: have it done again, or answer in writing.
escalation-do-task = A part of a joint handling is open: report it done, or say why it cannot be.
escalation-before = Reminded before: { $names }
escalation-answered = [Go on] No. { $number }: the resident added nothing. Go on with what is known; answer by { $due }.
escalation-answered-soon = [Go on] No. { $number }: the resident added nothing. Go on with what is known.
escalation-crowd = { $count } cases are due:
escalation-crowd-late = The system stood still for a while; { $count } cases came due:
escalation-call = [Please telephone] No. { $number }: messages do not reach the reporter; please call.
escalation-summary = [{ $day }] { $over } cases overdue, { $far } of them by far.
escalation-summary-grid = { $grid }: { $over } overdue, { $far } by far
escalation-summary-case = · { $number } { $what }
