# People of the emergency groups: binding, agreeing, leaving, being away; what the roster lacks.

member-bound = Bound: { $name }, { $groups }.
    In an emergency you are called here{ $what ->
        [none] {""}
       *[other] { " " }({ $what })
    }. “can't come” is always fine, no reason needed.
    Away for a while: “leave until Friday”. To leave the group: “leave emergency group”.
member-asked = Bound: { $name }, { $groups }.
    May we call you to help in an emergency{ $what ->
        [none] {""}
       *[other] { " " }({ $what })
    }? You can say no each time.
    If you are 18 or older and willing, reply “agree”. Until then nobody calls you.
member-agree = I agree
member-agree-say = agree
member-decline = Not for now
member-decline-say = leave emergency group
member-agreed = Thank you! { $groups } will call you in an emergency. “can't come” is always fine; to leave: “leave emergency group”.
member-left = Done: { $groups } will not call you any more; your phone and skills are deleted. Thank you! To join again, reply “agree”.
member-none = You are in no emergency group. To report something, just say it.
member-no-group = the emergency group
member-one-more = From your other account send: bind { $code }
    Good for 24 hours, once. Notices then go to that account; you can answer from both. Please do not pass it on.
leave-done-member = Noted: until { $until } you are not called. Back earlier? Reply “back from leave”.
leave-done-instead = Noted: until { $until } { $deputy } is called instead of you. Back earlier? Reply “back from leave”.
leave-back-member = Welcome back. You will be called in an emergency.
role-member = emergency group member
