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
erase-roster = You are taken off the emergency roster as well, and not called any more.
member-no-group = the emergency group
member-one-more = From your other account send: bind { $code }
    Good for 24 hours, once. Notices then go to that account; you can answer from both. Please do not pass it on.
leave-done-member = Noted: until { $until } you are not called. Back earlier? Reply “back from leave”.
leave-done-instead = Noted: until { $until } { $deputy } is called instead of you. Back earlier? Reply “back from leave”.
leave-back-member = Welcome back. You will be called in an emergency.
role-member = emergency group member

roster-sum = Roster: { $groups } groups, { $people } people; { $unbound } not bound, { $unagreed } not agreed.
roster-look = What is lacking
roster-look-say = roster gaps
roster-not-you = The roster is for the desk and supervisors to look at. To change it, ask the desk.
roster-empty = The roster is empty. An administrator imports it: python -m bot roster import FILE.
roster-whole = Nothing is lacking: people, leaders, chats and posts are all there.
roster-more = , and { $count } more
roster-unled = Nobody leads ({ $count }): { $names }
roster-posts = Posts nobody can take ({ $count }): { $names }
roster-staffing = Grids short of staff ({ $count }, there/needed): { $names }
roster-chatless = Groups without a chat ({ $count }): { $names }
roster-unbound = Not bound yet ({ $count }, by telephone only): { $names }
roster-unagreed = Not agreed yet ({ $count }, not called): { $names }
group-part-convener = convener
group-part-deputy = deputy
group-part-leader = leader
group-part-member = member
group-level-committee = committee
group-level-branch = branch
group-level-team = team

# What the commands say that import the roster.
roster-form-none = The pack has no roster.yaml: nobody knows how a roster is read.
roster-no-header = No headings found: a column for the name and one for the group are needed (their names stand in the pack's roster.yaml).
roster-imported = { $new } new people, { $changed } rows updated, { $known } as they were, { $refused } refused; { $groups } new groups.
roster-trial = A trial, nothing was written:
roster-busy = Somebody is changing the roster; a part was written. Import once more, nothing comes twice.
roster-refused = Row { $row } { $name }: { $why }
roster-no-name = no name
roster-no-group-named = no group
roster-no-group = no such group: { $said }. Add a column for its level, or make it with roster group
roster-bad-phone = the phone cannot be read
roster-phone-of = this phone is { $said }'s, who has another name
roster-unknown = cannot be read: { $said }
roster-bad-born = the year of birth cannot be read (the year only, no ID number)
roster-minor = by the year of birth not surely 18 yet, not taken
roster-left = left the group by their own word; only their own “agree” brings them back
roster-codes-kept = { $count } binding codes in { $file } (good for 24 hours, once each; delete the file once they are handed out)
roster-codes-none = Nobody needs a code.
