# Following what a neighbour reported: where it stands, a word, not fixed, no more
follow-line = Following: no. { $number } { $what } ({ $state })
follow-list = { $count ->
    [one] You follow one matter:
   *[other] You follow { $count } matters:
}
follow-head = No. { $number }, which you follow: { $what }
follow-next = An answer by { $answer }. You hear of news.
follow-next-soon = Somebody is on it; you hear of news.
follow-handled = It was done. If it is not fixed, reply "not fixed".
follow-ways = To add a word, reply "add { $number } …"; to hear no more, "unfollow { $number }".
follow-fine = Thank you (no. { $number }). Whether it is fine is for the first reporter to say; if it is not fixed on your side, reply "not fixed { $number }".
follow-added = Passed on to whoever handles it (no. { $number }), as said by a neighbour who follows it.
follow-early = Sorry, it is not done yet. Your words were passed on to whoever handles it (no. { $number }). You can also call 12345.
follow-redo = Sorry, that was not good enough. No. { $number } is done again; an answer by { $answer }. What is not fixed? Reply "add { $number } …".
follow-redo-soon = Sorry, that was not good enough. No. { $number } is done again; you hear how it goes.
follow-review = Sorry, twice it was not good enough. No. { $number } went to the supervisor; a written answer by { $answer }.
which-unfollow-say = unfollow { $number }
unfollow-done = You hear no more of no. { $number } ({ $what }). If it happens again, just say so.
unfollow-none = You do not follow anything that others reported.
detail-follower = { $line } (a follower)
alert-reply-follower = [A follower says] No. { $number }: "{ $words }"
