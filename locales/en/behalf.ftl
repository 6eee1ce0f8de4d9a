# Reported for somebody without WeChat: answers go by telephone.

behalf-to-grid = Noted for them: case { $serial } ({ $number }), passed to { $grid }.
behalf-to-desk = Noted for them: case { $serial } ({ $number }); the street desk will pass it to whoever handles this.
behalf-dates = They will be telephoned by { $contact } and answered by { $answer }.
behalf-answers = They have no WeChat: news and results go by telephone, and only whoever handles it and the desk see the number. Photos can be sent now.
behalf-earlier = This telephone also has case { $numbers } open. If it is the same thing, reply “note”, the number and what is new.
behalf-phone = Please give their telephone, as in “report for 13800000000 Yichuan village 4 no. 12, rubbish on the stairs”; a fixed line as “report for phone 56000000 …”.
    If they leave none, use “report …”.
behalf-what = What is it, and where? Say it together with the telephone: “report for 13800000000 Yichuan village 4 no. 12, rubbish on the stairs”.
behalf-not-yours = Your seat cannot report for others. Call 12345, or ask a grid chief or the street desk.
behalf-outside = That place belongs to { $street }, not to our street; nothing was noted. Please tell them to call 12345.
behalf-outside-somewhere = That place is not in our street; nothing was noted. Please tell them to call 12345.
behalf-calm = All right, case { $number } is no longer an emergency; it is still followed up.
