# The page about personal data (/privacy).

privacy-title = How { $street } uses your data
privacy-what-head = What is kept
privacy-what = What you say here, the photos and places you send, and a phone number if you choose to leave one. No ID numbers, no contacts.
privacy-why-head = What for
privacy-why = Only to deal with what you report, to find places to rest, and to tell you the result.
privacy-who-head = Who can see it
privacy-who = The staff who handle your case. Phone numbers are hidden in messages; looking one up is recorded. Nobody else, except where the law requires it.
    What you send from the mini-program is first checked by WeChat: text without phone and identity numbers, photos by a link that then closes.
privacy-how-long-head = For how long
privacy-how-long = Replies are blanked after 24 hours. The record of a case is kept as the rules require.
privacy-rights-head = What you can do
privacy-rights = Reply "delete my data": your words, photos, places and phone in finished cases are erased. Unfollowing stops all messages and erases the same.
    For a person, reply "human".
