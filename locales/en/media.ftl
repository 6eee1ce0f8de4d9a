### Photos, voices and films: what is said when one cannot be had, and how it is shown

media-photo = photo
media-voice = voice message
media-video = video
media-why-expired = the platform keeps it for three days only
media-why-large = the file is too large
media-why-kind = a format we cannot open
media-why-broken = the file is damaged
media-why-refused = the platform did not hand it over
# $what is a photo, voice message or video, $why one of the reasons above
media-lost-yours =
    Sorry, the { $what } you sent for case { $number } did not reach us ({ $why }).
    If you can, send it again or say it in words. Without it we go on all the same, by the same date.
media-lost-theirs =
    Case { $number }: the { $what } they sent cannot be had ({ $why }).
    Everything else is there. If it matters, reply "contact { $number } …" and ask.

# The links in a case's details
media-links = Photos and voices (for 24 hours; please do not pass on)
media-called = { $what } { $number }
media-coming = { $what }: still on its way, look again in a while
media-gone = { $what }: cannot be had ({ $why })

# When a link is opened
media-link-over = This link is over. Ask for it once more in the chat, and you get a new one.
media-link-wrong = There is nothing here for you to see. Ask for a link once more in the chat.
media-link-busy = It cannot be shown just now. Please open it again in a while.
