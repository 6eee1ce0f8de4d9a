# Neighbours who report the same thing, merging, and incidents (事件)

similar-offer = Already reported by { $count } of your neighbours; { $who } is on it.
similar-follow = Same thing: join it
similar-follow-say = join it
similar-joined = Your no. { $number } is now part of that case. You hear of it as it goes on. If it is something else, reply “apart { $number }”.
similar-apart = They are apart again: no. { $number } stands on its own.
follower-signed = What you follow ({ $what }): signed for by { $who }.
follower-handled =
    What you follow ({ $what }) was handled: { $result }
    If it is still not fixed, reply “not fixed { $number }”.
follower-update = News of what you follow ({ $what }): { $text }
follower-joined = What you follow ({ $what }) is now handled together with another report. You still hear of it.
incident-joined =
    { $what }: many have told us, and { $who } is on it.
    Latest: { $text }
    Your no. { $number } is noted with it and you hear of any news. No need to report again.
    If anybody is hurt or trapped, call 119 or 120 first.
incident-no-text = We are checking, and tell everybody as soon as we know.

merge-done = No. { $number } is now part of no. { $parent }, whose progress its people hear. By mistake? unmerge { $number }
merge-which = Into which one? Reply “merge { $number } number”.
merge-not = No. { $number } stays as it was and is not joined to no. { $parent }: both have to be yours and open. Reply “todo” to look.
part-done = No. { $number } stands on its own again, to be signed for.
part-not = No. { $number } is not part of another case and stays as it was. Reply “todo” to look.
incident-new =
    Incident no. { $number } is open: { $what }. Later reports of it join by themselves.
    Say what is new: incident { $number } repair under way
    End it: done { $number } power is back
incident-what = What, and where? For example: incident power cut 宜川四村
incident-updated = The news of no. { $number } went to { $count } people.
incident-unknown = No. { $number } is not an open incident, so nothing was sent. To open one, reply “incident power cut Yichuan 4th Village”.
alert-joined = another { $count } people reported it
detail-before = Handled before: { $number } { $result }
detail-joined = { $count } joined
