# Calls in chat: drafting, confirming, answering, posts, ringing, pasting. A call's own words: calls.ftl.

# Drafting
call-ask-scope = Where? Say a grid, a group, or “Whole street”.
call-ask-kind = What is it? Pick one, or say it.
call-ask-when = By when? Say “20:30”, “tomorrow 9 am” or “within 30 minutes”; “now” for at once.
call-ask-needed = How many people in all? Say a number, or “everybody”.
call-ask-where = Where do they gather?
call-whole-street = Whole street
call-not-you = Calls are made by the duty desk, a supervisor or a convener. If you need hands, tell your convener or say “human”.
call-not-your-groups = Some of these groups are not yours to call. Pick one that is; for others ask the duty desk.
call-draft = Please check { $number } { $what } (not sent yet):
call-who = Calls: { $groups } ({ $count } in all)
call-who-many = Calls: { $groups } … { $all } groups ({ $count } people)
call-no-group = (no such group)
call-needed = Needed: { $count }; all are told once there are enough
call-unasked = Not asked, since they have not agreed to be called: { $count }.
call-nobody = Nobody on the roster can be called, so it cannot go out. Change it, or ask the desk to fill the roster.
call-two-persons = Many people, or night: a second person has to confirm.
call-drill-by-day = Drills go out by day only. Please confirm by day.
call-announce-first = A drill is announced first. Press “Announce”, then confirm.
call-press-confirm = Confirm
call-press-announce = Announce
call-press-change = Change
call-press-drop = Drop it
call-word-confirm = confirm { $number }
call-word-announce = announce { $number }
call-word-change = change { $number }
call-word-drop = cancel { $number }
call-word-update = update { $number }
call-word-stand_down = stand down { $number }
call-word-count = head count { $number }
call-word-ring = ring { $number }
call-word-my_post = my post { $number }
call-change-what = What shall change? Say it: “20:45”, “to the north gate”, “need 10”.
call-now = now

# Confirming
call-sent = { $number } is out; called: { $count }.
call-sent-alone = Your words that you are alone on duty are kept, and the supervisors are told.
call-sent-next = “head count { $number }” shows numbers; “update { $number } …” tells all; “stand down { $number }” ends it.
call-stamp-sent = Confirmed and sent
call-stamp-settled = Settled
call-second-asked = { $number } needs a second person: the desk and supervisors are asked. Until then nobody is called.
call-alone-how = Alone on duty and cannot wait? Say “confirm { $number } I am alone on duty”. It is recorded, and the supervisors are told.
call-announced = { $number } is announced. When ready, “confirm { $number }” sends it.
call-no-drill = { $number } is no drill that waits; nothing to announce.
call-unfit-state = { $number } was settled already and is not sent again.
call-unfit-what = { $number } does not say what it is. Please change it first.
call-unfit-where = { $number } does not say where. Please change it first.
call-unfit-nobody = { $number } has nobody to call and was not sent.
call-unfit-night = { $number } is a drill; none go out at night. Please confirm by day.
call-unfit-announce = { $number } is a drill. First say “announce { $number }”.
call-dropped = { $number } is dropped; nobody heard of it.
call-cancelled = { $number } is cancelled; everybody who was reached is being told not to come.

# Under way
call-unknown = There is no { $number }.
call-not-yours = { $number } is not yours to lead; please ask whoever started it, or the duty desk.
call-none = No call of yours is on now.
call-which = There are several now. Which one?
call-line = { $number } { $what } { $where }
call-over-draft = { $number } is not out yet.
call-over-sent = { $number } is out already.
call-over-stood-down = { $number } was stood down already.
call-over-cancelled = { $number } was cancelled already.
call-over-expired = { $number } was never confirmed and has expired; nobody was called.
call-update-what = What shall everybody hear? Say “update { $number } now at the north gate”.
call-need-done = { $number } now needs { $count }; all are told once there are enough.
call-more-who = Whom as well? Say “add people { $number } Yibei flood”.
call-more-done = { $number } has called { $count } more; “count” shows who is coming.
call-more-not-yours = These groups are not yours to call. Please ask the duty desk to add them.
call-more-none = { $number } has called all of them already; nobody was called again.
call-more-exercise = { $number } is an exercise and calls only the groups it was announced to. For more, start another exercise.
call-more-second = So many, or by night, need a second person. Please send another “muster …”; once confirmed they are called.
call-updated = The update of { $number } is on its way to all but those who cannot come.
call-stood-down = { $number } is over and everybody is being told; { $count } answered. Thank you.
call-count = { $number } { $what }: { $numbers }
call-count-post = · { $post }: { $expected } called, { $counted } yes, { $arrived } there, { $short } short
call-unreachable = No message reaches { $count } of them; please ring.
call-silent-names = No answer yet: { $names }
call-cannot-names = Cannot come: { $names }
call-excused = { $name } ({ $reason })

# Answering
call-how = How is it with you? One tap is enough.
answer-received = Noted, thank you.
answer-coming = Good. Go safely, no hurry. When there, press “I am here”.
answer-arrived = You are on post, thank you. Your post:
answer-cannot = That is all right, thank you for telling us. You will not be asked again for this one.
answer-full = Noted, thank you. There are enough people: please stay at home, we call if we need you.
answer-already-received = You have said “Received” already, thank you.
answer-already-coming = You are on your way, we know. When there, press “I am here”.
answer-already-arrived = You are on post, we know. Thank you.
answer-already-relieved = It is over. Thank you, go home and rest.
answer-which = More than one call waits for you. Which one do you mean?
answer-stranger = { $number } does not call you: no need to answer or go. Thank you; to join, tell your grid chief.
answer-late-stood-down = { $number } was stood down { $at }. No need to come, thank you.
answer-late-cancelled = { $number } was cancelled { $at }. No need to come, thank you.
answer-late-sent = { $number } does not need you any more, thank you.
answer-late-other = The call that needs you now:
answer-stamp-received = Received
answer-stamp-coming = On the way
answer-stamp-arrived = On post
answer-stamp-cannot = Cannot come, all right
answer-stamp-over = It is over

# My post: five lines
post-press = My post
post-which = { $number } post: { $post } ({ $where })
post-what = What: { $task }
post-how = How: { $how }
post-beside = Beside you: { $names }, { $count } in all; led by { $leader }
post-together = Together: { $together }
post-nobody = Beside you: nobody has answered yet; led by { $leader }
post-mate = { $name }.
post-you = you
post-as-told = Do as your leader says, ask if unsure, within your strength
post-ask-leader = People or things missing? Tell your leader first
post-lead = Leading
post-lead-what = Count who is there, give each post to somebody, leave last
post-lead-how = Stand where all see you; safety first, then posts; note who comes
post-lead-with = A post is short: tell the convener or the desk. Somebody hurt: call 120 first
post-free = Wherever needed
post-free-what = Report to the leader, then go where people are missing
post-over = { $number } is over, and so is your post. Thank you.

# Ringing
ring-next = { $number } please ring { $name } { $phone }
ring-no-number = (no number on the roster)
ring-coming = coming
ring-cannot = not coming
ring-no_answer = no answer
ring-no_line = no line
ring-noted = Noted.
ring-how = After ringing press what it came to, or say “ring { $number } coming”, “ring { $number } no answer”.
ring-nobody = Nobody of { $number } is to be rung now.
ring-desk-only = The telephone list is the desk's.

# Pasting
paste-done = Noted, thank you for passing it on.
paste-more = Noted. { $count } more to pass on, in the messages before.
paste-none = There is nothing for you to pass on now.
paste-stamp = Passed on
