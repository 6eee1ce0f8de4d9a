# Danger: the first line is the number to call. The street's own guidance is in streets/*/guidance.yaml.

emergency-any = In danger call 110; fire or someone trapped: 119; someone hurt or ill: 120.
emergency-telling = I am telling the desk on duty (case { $number }).
emergency-noted = Noted (case { $number }). The desk has not been reached yet: please call first, do not wait.
emergency-where = Once you are safe, tell me: where, which building, which floor.
emergency-there = Anything new? Just tell me.
emergency-end = This does not replace calling for help. A mistake? Reply "not urgent".
calm-done = All right, case { $number } is no longer urgent; it is still looked after. To withdraw it, reply "withdraw { $number }".
calm-none = All right. You have no case that is being handled as urgent.
no-call = All right. There is no call or duty notice for you to answer now.
calm-which = What was wrong? If it is the place, tell me the right one; if nothing needs doing, reply "withdraw { $number }".
emergency-where-quiet = When you can, tell me where: estate, building, floor.
