# Small wishes: made, shown once the desk has looked, taken up, granted or given back. No names, no phones.
wish-what = What would you like? One sentence is enough.
wish-kept = Your wish is noted: wish { $number }.
    A colleague looks at it and takes out names and phones before it is shown; we tell you when someone takes it up. To take it back, reply:
wish-how = To make one, reply "wish for" and what; yours are under "my wishes".
wish-none = No wish waits for anybody right now.
wish-list = These wishes wait for somebody. To help, reply "claim" and the number:
wish-line = { $number }: { $words }
wish-desk-list = Wishes to look at, { $count }:
wish-quoted = “{ $words }”
wish-mine = Your wishes:
wish-mine-claimed = What you took up:
wish-mine-none = You have made and taken up no wish yet. To make one, reply "wish for" and what; to help, reply "wishes".
wish-mine-line = { $number }: { $words } ({ $state })
wish-state-new = a colleague looks at it
wish-state-open = waits for somebody
wish-state-claimed = taken up
wish-state-given = said to be done; the wisher has to say so
wish-state-done = came true
wish-state-refused = not shown
wish-state-withdrawn = taken back
# What to type
wish-word-claim = claim { $number }
wish-word-back = give back wish { $number }
wish-word-give = wish delivered { $number }
wish-word-thank = wish granted { $number }
wish-word-not-yet = wish not granted { $number }
wish-word-withdraw = take back wish { $number }
wish-word-publish = publish { $number }
wish-word-refuse = do not publish { $number }
# What was done
wish-did-claim = Thank you! Wish { $number } is yours: “{ $words }”.
    The street brings you together; "pass on { $number } …" carries your words, without names and phones. When done, or if you cannot, reply:
wish-did-give-back = Fine, wish { $number } is shown again and waits for the next one. Thank you for offering.
wish-did-give = Noted. Wish { $number } waits for a word of the wisher's. Thank you!
wish-did-thank = Wonderful! Wish { $number } came true; we passed on your thanks.
wish-did-not-yet = Noted. We asked whoever took up wish { $number } to get in touch again.
wish-did-say = Passed on, without names and phones. To meet, reply "human".
wish-did-withdraw = Taken back: wish { $number } is shown no more.
wish-did-publish = Shown now, wish { $number }: “{ $words }”. To change it, send "publish { $number }" and a new sentence.
wish-did-refuse = Fine, wish { $number } is not shown; they are told why.
# What cannot be done
wish-not-now = Wish { $number } now: { $state }. That step is not possible. Reply "my wishes".
wish-not-own = This is your own wish; let somebody else take it up.
wish-not-often = Enough words were passed on for wish { $number }. To meet, reply "human".
wish-not-many = You have 3 wishes waiting. Take one back first: reply "my wishes".
wish-not-many-claims = You have taken up 3 wishes. Grant one before the next. Thank you!
wish-unknown = There is no such wish. Reply "wishes" to see them.
wish-say-what = Which words? Like "pass on { $number } is Saturday fine".
wish-refuse-why = Please say why, they are told: "do not publish { $number }" and the reason.
wish-danger = That sounds dangerous: call 110, 119 or 120 first. For the street to act, report it.
# What comes by itself
wish-told-desk-new = [Wish] { $number } waits for a look.
    Write a sentence without names, doors and phones: "publish { $number } …"; not fit: "do not publish { $number }" and why.
wish-told-desk-claimed = [Wish] { $number } is taken up. Please bring the two together.
wish-told-published = Your wish { $number } is shown; we tell you when someone takes it up. To take it back, reply:
wish-told-refused = Your wish { $number } is not shown. To talk to somebody, reply "human".
wish-told-claimed = Good news: somebody took up your wish { $number }. The street brings you together; "pass on { $number } …" carries your words, without names and phones.
wish-told-back = Your wish { $number }: they cannot this time. It is shown again and waits for the next one.
wish-told-taken-back = The street took wish { $number } back and shows it again. Thank you for offering.
wish-told-given = Your wish { $number }: they say it is done. Is it? Reply:
wish-told-thanks = Wish { $number } came true. Thank you!
wish-told-not-yet = Wish { $number }: the wisher says not yet. Please get in touch again; if you cannot, that is fine too. Reply:
wish-told-say = Wish { $number }: the other one has a word for you. To answer: "pass on { $number } …".
wish-told-withdrawn = Wish { $number } was taken back; nothing more to do. Thank you!
wish-remind-look = [Wish] { $number } waits for a look since a day: "publish { $number } …" or "do not publish { $number }" and why.
wish-remind-give = The wish { $number } that you took up: how does it go? Reply:
wish-remind-desk = [Wish] { $number } was taken up two weeks ago and nothing was heard. Please call both; to take it back: "give back wish { $number }".
# Wishes in the mini-program
api-wish-did-make = Your wish is noted. A colleague looks at it and takes out names and phones before it is shown; we tell you when someone takes it up.
api-wish-did-claim = Thank you! This wish is yours to grant. The street brings you together; words can be passed on, without names and phones.
api-wish-did-give-back = Fine, it is shown again and waits for the next one. Thank you for offering.
api-wish-did-give = Noted; the wisher will say so too. Thank you!
api-wish-did-thank = Wonderful! We passed on your thanks.
api-wish-did-not-yet = Noted. We asked them to get in touch again.
api-wish-did-say = Passed on.
api-wish-did-withdraw = Taken back: it is shown no more.
api-wish-state = This wish now: { $state }. That step is not possible.
api-wish-own = This is your own wish; let somebody else take it up.
api-wish-many = You have three already. Finish one first.
api-wish-often = Enough words were passed on. To meet, ask for a person.
