# What came from the mini-program is checked by WeChat first; until it passes only colleagues see it.
screening-look =
    Have a look: no. { $number }: what was sent from the mini-program { $why }.
    Only colleagues see it for now; the case goes on. Then reply "release { $number }" or "withhold { $number }".
screening-risky = is risky, WeChat says
screening-review = leaves WeChat unsure
screening-unasked = could not be checked by WeChat
screening-unheard = was sent to WeChat, which has not answered
screening-release = No. { $number }: whoever sees the case now sees what was sent.
screening-withhold = No. { $number }: only colleagues see what was sent. The case goes on.
screening-nothing = No. { $number }: there is nothing to look at.
step-release = Release
step-release-say = release { $number }
step-withhold = Withhold
step-withhold-say = withhold { $number }
waits-look = For you to look at: { $count }, sent from the mini-program. Reply "release" and the case, or "withhold" and the case.
case-withheld = Some of what you sent is still being checked; only our staff see it for now. Your case goes on, the date stays.
