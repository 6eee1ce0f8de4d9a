# Cases: noted, asked where, progress, hurry, add, withdraw, rate. How we speak: docs/voice.zh-CN.md.

case-noted = Noted: { $what }.
case-to-grid = Your number: case { $serial } ({ $number }). Sent to { $grid }.
case-to-desk = Your number: case { $serial } ({ $number }). The street desk reads it and passes it to the right person.
case-dates = Someone will contact you by { $contact }. You get an answer by { $answer }.
case-photo = If you have photos, just send them. You may leave a phone number; you need not.
case-photo-thanks = Your photos are with it. You may leave a phone number; you need not.
case-unknown = I find no case { $number } of yours. Reply "my cases" to see what you reported.
case-over = Case { $number } is over. If the problem comes back, just tell me.

place-unknown = place not known yet
desk-name = the street desk

where-ask = I see: { $topic }. Noted as case { $serial }. Where is it?
    Reply with the estate, or road and number, or send a pin. If you are not sure, choose:
where-ask-me = Let a colleague ask me
where-ask-me-say = Let a colleague ask me
where-desk = All right. Case { $serial } ({ $number }) is with the street desk. A colleague will ask you; it will not get lost.
where-outside = That place is not in our street. Case { $serial } stays with the street desk for now.
    You can send another pin, or tell me the name of the estate.
case-placed = Place noted: { $what }.

split-ask = You named two things: { $first }; { $second }. Make two cases of them?
split-yes = Make two cases
split-yes-say = Make two cases
split-no = Keep one case
split-no-say = Keep one case
split-kept = All right, one case.

outside = That place belongs to { $street }, not to our street.
    You can call 12345; they pass it on. Or I make a note and a colleague asks there for you.
outside-somewhere = That place is not in our street.
    You can call 12345; they pass it on. Or I make a note and a colleague asks there for you.
outside-note = Make a note for me
outside-note-say = Make a note for me

photo-added = Photo added to case { $number }. Photos so far: { $count }.
photo-waiting = Photo received (so far: { $count }). Where is it, and what is wrong? One sentence is enough.
pin-added = Pin added to case { $number }.
pin-stations = I want a place to rest
pin-stations-say = nearby stations
edit-added = Your corrected words are added to case { $number }.
link-received = I cannot open links. Tell me in one sentence what is wrong.
voice-kept = Voice message received (case { $number }). I could not make it out; a colleague will listen and reply by { $by }.
    In danger call 110, 119 or 120 now.

mine-head = Your open cases: { $count }
mine-line = Case { $number }: { $what } ({ $state })
mine-none = You have not reported anything here yet. Tell me in one sentence what is wrong.
mine-none-open = All your cases are over. If there is something new, just tell me.
status-head = Case { $number }: { $what }
status-next = Answer by { $answer }. Pressing? Reply "hurry". Anything new? Just tell me.
status-next-quiet = A colleague is looking after it. Anything new? Just tell me.
status-ask = Is it all right now? Reply "solved" or "not solved".
outcome-solved = This case is closed. If the problem comes back, just tell me.
outcome-explained = This case was answered with an explanation. Still unclear? Just tell me.
outcome-cannot = This cannot be done for now; you were told why. Anything new? Just tell me.
outcome-not-found = Nothing was found on site. Anything new? Just tell me.
outcome-withdrawn = You withdrew this case. If you need it after all, just tell me.
outcome-diverted = This is not for the street to handle; you were told where to turn.

state-submitted = with the desk
state-accepted = accepted
state-dispatched = waiting to be signed for
state-handling = being handled
state-joint = handled jointly
state-waiting-resident = waiting for more details
state-deferred = postponed
state-handled = handled, to be confirmed
state-closed = closed
state-reopen-requested = reopening requested
state-reviewed = filed
state-rejected = not accepted
state-merged = merged

urge-done = Case { $number }: { $who } has been told to hurry (no. { $count }); it moves up.
add-done = Added to case { $number }. If there is more, go on.
withdraw-sure = Withdraw case { $number } ({ $what })? Nobody will work on it any more.
withdraw-yes = Withdraw it
withdraw-yes-say = Yes, withdraw it
withdraw-no = Keep it
withdraw-no-say = No, keep the case
withdraw-done = Case { $number } is withdrawn. If you need it after all, just tell me.
withdraw-kept = All right, case { $number } goes on.
which = Which one do you mean?
which-urge-say = urge { $number }
which-add-say = add { $number }
which-withdraw-say = withdraw { $number }
which-rate-say = satisfied { $number }
which-unrated-say = not satisfied { $number }
rate-thanks = Thank you. Case { $number } is closed. If the problem comes back, just tell me.
rate-nothing = All right. If there is anything, one sentence is enough.
rate-again = I am sorry. Where, and what is still wrong? Tell me and I note it at once. You can also call 12345.
rate-early = Case { $number } is still being handled. We ask you once it is done.
rate-unsolved = I am sorry it is not done yet. Your words are added to case { $number } for those handling it. You can also call 12345.
rate-redo = I am sorry it was not done well. A different colleague takes up case { $number } again; you get an answer by { $answer }.
rate-redo-soon = I am sorry it was not done well. Case { $number } is taken up again; we tell you how it goes.

cancel-done = All right, dropped. Call me when you need me.
cancel-case = All right. Case { $number } is noted and goes on. To withdraw it, reply "withdraw { $number }".

told-signed = Case { $number }: signed for by { $who }, { $at }. Answer due: { $answer }.
told-handled = Case { $number } was handled, { $at }: { $result }.
    No reply does not count as satisfied; we check once more.
told-quiet = You have a new reply.
told-fine = Solved
told-fine-say = solved { $number }
told-not-fine = Not solved
told-not-fine-say = not solved { $number }
headline = { $what }, { $where }
urge-late = We promised an answer by { $answer } and are late. Sorry. You can also call 12345.
status-late = We promised an answer by { $answer } and are late. Sorry. Reply "urge" to hurry it, or call 12345.
told-signed-soon = Case { $number }: { $who } took it on { $at } and will answer as soon as possible.
mine-more = And { $count } more; ask for one by its number.
told-words = Case { $number }, a colleague of { $who } says: “{ $words }”
    Just reply here.
reply-passed = Passed on to the colleague (case { $number }).
add-done-again = You told us already (case { $number }); this is added to it. No need to report it again.
add-done-over = Noted, the duty desk sees it at once. Good that everyone is safe.
    If nobody needs to come any more, reply “not urgent”.
add-done-emergency = Added to case { $number }: those on duty see it.
    In danger call 110, 119 or 120 first; do not wait.
add-done-quiet = I have written it down; the colleague on duty sees it.
    In danger call 110 or 120 now.
add-done-desk = Added to case { $number }; the colleague on duty reads it too.
add-where = Only the place is missing: an estate, a house number or a pin.
where-again = Case { $number } only lacks its place. Name the estate or house number, or choose:
where-side = { $what }: noted. That does not tell me which side yet. Please choose:
choose-again = I did not see which one you choose. Please choose:
case-moved = All right, the place of case { $number } is now: { $what }.
move-asked = Someone is at work on case { $number }; I passed this on to them.
move-ask = Change the place of case { $number } to { $where }?
move-yes = Change it
move-no = Leave it
move-kept = All right, case { $number } stays as it is. To report something else, one sentence is enough.
split-apart = It is another matter
split-apart-say = It is another matter
lost-add = Add it to case { $number }
which-status-say = status { $number }
withdraw-undo = Report it after all
rate-ask = Is case { $number } fine?
pin-words = (sent a pin)
after-hours = The office is closed now; we take it up when it opens. Pressing? 12345 answers at all hours.
photo-whose = For case { $number }
photo-given = The photos are with case { $number } now, { $count } in all.
photo-none = There are no photos from a moment ago to move to case { $number }. Please send them again.
where-same = The same: { $where }
voice-words = (sent a voice message)
photo-words = (sent a photo)
case-page = See your case
told-signed-contact = Case { $number }: signed for by { $who }, { $at }. You are contacted by { $contact } and get an answer by { $answer }.
told-handled-ask = Is it all right now? Please reply:
told-delayed = Case { $number } takes longer, sorry: { $reason }.
    You get an answer by { $answer } (it was { $before }). Pressing? Reply "urge", or call 12345.
told-asked = Case { $number }, a colleague of { $who } asks: “{ $question }”
    Just reply; a photo is fine, too.
told-failed = We checked case { $number }: it is not done well yet, sorry. It was sent back, and you get an answer by { $answer }.
told-ordered = Case { $number }: the supervisor decided that a different colleague does it again. You get an answer by { $answer }.
told-refused = Case { $number }, the supervisor answers you: { $reason }
    Anything to say to it? Just tell me; or call 12345.
told-turned-away = Case { $number } cannot be handled here: { $reason }.
    Please turn to: { $turn_to }. You can also call 12345.
rate-redo-same = I am sorry it was not done well. Case { $number } is taken up again; you get an answer by { $answer }.
rate-review = I am sorry, it was not done well twice. Case { $number } is now with the supervisor, who answers you in writing by { $answer }.
rate-why = What is still wrong? One sentence or a photo helps; we act without it, too. You can also call 12345.
rate-anew = I am sorry. Case { $number } was closed; this is noted as a new one that refers to it: { $what }.
rate-noted = Thank you, noted (case { $number }). If it is not fine, reply "not solved" and it is taken up again.
rate-slow = Thank you for saying so. Case { $number } is closed, and what you were not satisfied with is noted. If it is not solved, reply "not solved".
rate-stars = { $stars } stars for case { $number }?
rate-stars-yes = Yes
rate-stars-say = rate { $number } { $stars }
alert-review = [To be answered] Case { $number }: { $what }. The reporter says for the { $count }th time that it is not fine. Answer in writing: "redo { $number } reason" or "no redo { $number } answer".
status-line = ✓ { $at }: { $what }
status-now = Now: { $what }
status-next-yours = It goes on as soon as you answer; the time until then is not counted.
line-opened = received
line-sent = sent to { $who }
line-signed = signed for by { $who }
line-contacted = you were contacted
line-asked = you were asked: { $words }
line-answered = you answered
line-deferred = put off until { $day }: { $words }
line-handled = handled: { $words }
line-failed = checked: not done well, taken up again
line-again = you said it is not fine: opened again
line-ordered = the supervisor has it done again
line-refused = the supervisor answered: { $words }
line-rejected = not taken up: { $words }
line-diverted = not the street's to handle: { $words }
line-merged = joined with a neighbour's report
line-closed = closed
line-withdrawn = you took it back
line-no-words = no words were left
now-submitted = the street's desk is looking at it
now-accepted = it is being given to somebody
now-dispatched = waits for { $who } to sign for it
now-handling = { $who } is at it
now-joint = { $who } is at it together with { $helpers }
now-waiting-resident = waits for your answer: “{ $words }”
now-deferred = { $who } is at it; it was put off
now-reopen-requested = with the supervisor
urge-again = Case { $number } was urged today already (no. { $count }); { $who } knows. It counts once a day.
urge-answer = You get an answer by { $answer }. Anything new? Just tell me; or call 12345.
