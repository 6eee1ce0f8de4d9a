# Manners, welcome, help, privacy, language, asking for a person.

welcome = Hello, I am { $bot }, the assistant of { $street }.
    Something wrong? Tell me in one sentence, or by voice.
    Looking for a place to rest? Send a pin.
    To reach a person, reply "human". In danger call 110 (police), 119 (fire) or 120 (ambulance) first.
    Your data serves your case only. To have it deleted, reply "delete my data".
scene-place = You scanned: { $place }. What is wrong? One sentence is enough.
help = You can say:
    · Report: boxes block the stairs, building 5
    · Progress: status 7
    · Rest: where can I charge my phone nearby? Or send a pin
    · Community centre: free services
    · A person: human. In danger call 110, 119 or 120 first
menu-report = Report something
menu-report-say = report something
menu-stations = Find a place to rest
menu-stations-say = nearby stations
menu-mine = My cases
menu-mine-say = my cases
menu-human = Talk to a person
menu-human-say = human
how-to-report = Go ahead: where is it, and what is wrong? One sentence is enough, voice too. Send photos with it.
thanks = You are welcome. If there is anything, one sentence is enough.
other = I did not understand that. To report, say where it is and what is wrong. For a person, reply "human".
    In danger call 110, 119 or 120 now.

human-called = All right, I am asking a colleague on duty (case { $number }). You hear from us by { $by }. You can tell me about it meanwhile.
    In danger call 110, 119 or 120 now; do not wait.
ask-me = Ask for me
ask-me-say = ask for me
ask-noted = All right, I will ask (case { $number }). You get an answer by { $by }.
suggestion-kept = Thank you for the suggestion; it is noted (case { $number }). The street reads it and tells you what comes of it.
volunteer-kept = Wonderful, thank you for offering to help (case { $number }). A colleague will contact you.
unpublished-course = The list of courses is not here yet; please see what is announced on site. Shall I ask for you?
unpublished-route = The routes of 『行走的党课』 are not here yet; please see what is announced on site. Shall I ask for you?
unpublished-activity = Coming activities are not here yet; please see what is announced on site. Shall I ask for you?
faq-unknown = I have no confirmed answer to that and will not guess. Shall I ask a colleague on duty? If it is pressing, call 12345.

language-which = Which language?
language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
language-set = All right, English from now on. Names of places stay in Chinese, as on the signs.
phone-kept = Phone number added to case { $number }. Only those handling it can see it.
phone-no-case = I do not know which case this number is for. First tell me where it is and what is wrong, then send the number again.
erase-sure = Deleted: your words, photos, places and phone numbers in cases that are over, and this conversation.
    Kept: that there was a case, when, and what was done. Open cases follow when they are over.
    This cannot be undone. Delete?
erase-yes = Delete
erase-yes-say = Yes, delete my data
erase-no = Do not delete
erase-no-say = No, keep my data
erase-kept = All right, nothing was deleted.
erase-done = Deleted.
erase-done-open = Deleted. Open cases left: { $count }. Your words in them are deleted when they are over; no need to ask again.

kind-appeal = request
kind-voice = voice message
kind-human = asked for a person
kind-question = question to ask for someone
kind-incident = wider incident
unreadable = I cannot read that. Please write or say it, or send a photo or a pin.
privacy-link = How your data is used
app-link = Mini-program: map, bookings, my cases
kind-quiet = What you told us
nod = All right. If there is anything, one sentence is enough.
greet = Hello, I am here. Tell me in one sentence where it is and what is wrong.
thanks-ask = You are welcome. If case { $number } is fine, reply "satisfied" and it is closed.
human-coming = I have asked a colleague on duty already (case { $number }); this goes to them too.
    In danger call 110, 119 or 120 now; do not wait.
ask-what = What would you like to ask? One sentence, and I will ask.
