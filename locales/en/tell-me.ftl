# Subscription notices: one tap, one notice
tell-me-link = Notify me in WeChat
tell-me-why = One tap, one notice; you need not.
tell-me-title = Notify me in WeChat
tell-me-what = Tap the button and choose "allow": WeChat tells you once when there is news. One tap, one notice; you need not.
tell-me-allow = Tell me the news
tell-me-done = Done: the next news comes to your WeChat.
tell-me-else = No button to be seen? Leave a phone number in the chat and we call you. Or neither: reply "progress" at any time.
