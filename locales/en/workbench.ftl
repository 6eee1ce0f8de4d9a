# The workbench: to do, duty, leave

todo-news = Since { $at }: { $news }.
todo-news-new = { $count } new
todo-news-over = { $count } newly overdue
todo-news-moved = { $count } changed
todo-news-and = { ", " }
todo-filters = There is no filter “{ $asked }”. Try: todo mine, unsigned, overdue, near, today, or the name of an estate, micro-grid or grid.
duty-now = On duty now: { $names }.
duty-none = No duty phone is registered; ask the street’s desk.
duty-away = { $name } is away until { $until }; { $deputy } stands in.
leave-when = Until when? For example: on leave 25日到27日 李四
leave-done = On leave until { $until }. { $deputy } stands in: { $count } open cases were handed over, and new alerts no longer go to you. Say “back from leave” when you are back.
leave-nobody = On leave until { $until }. Nobody can stand in now: your { $count } open cases stay with you, and the desk is told when they are due. Ask the desk to “reassign” them, or say “on leave … name” once somebody is there. Say “back from leave” when you are back.
leave-back = Welcome back. Alerts come to you again.
leave-todo = todo

mode-swift = at once as usual
mode-joint = jointly
mode-whole = street-wide
mode-ahead = ahead of trouble
mode-now = immediately
mode-which = Say which one, for example: handling mode 7 joint (swift, joint, whole, ahead, now).
label-secretary = led by the secretary
label-ambiguous = unclear whose
label-done = No. { $number }: { $labels }.
often-head = Most reported in the last 30 days:
often-none = Nothing came up again and again in the last 30 days.
often-line = { $what }: { $count } times, { $open } open
often-done = ; last time: { $result }

evening-head = [The day] { $day }: { $came } came in, { $handled } handled.
evening-over = { $count } overdue:
evening-next = { $count } due by the next working day:
evening-line = No. { $number } { $what } | by { $due }
evening-clear = All clear. Thank you.

todo-news-waits = { $count } more for you to decide or call
waits-call = To telephone: { $count }, no message reaches them. The number stands in "details" and the case; then reply "phoned", the case and what was said.
waits-callback = To call back: { $count }, closed and nobody has asked yet. Then reply "call back", the case and what they said.
waits-deferral = Later dates for you to decide: { $count }. Reply "extend", the case and "agreed", or "refused" and the reason.
waits-ruling = Returned twice, for you to rule on: { $count }. Reply "transfer", the case and the grid.
waits-reopening = To be done again? For you to decide: { $count }. Reply "redo" and the case, or "refuse", the case and the reason.
waits-check = To check: { $count }. Reply "pass" and the case, or "fail", the case and the reason.
beside-line = · No. { $number } { $what }
beside-until = { $line } | until { $due }
beside-no-phone = { $line } | left no number
phone-none = No call is owed for case { $number } now. Reply "todo" to look.
phone-how = What was said on the phone about case { $number }? One sentence will do; if nobody answered, reply "no answer".
phone-done = Case { $number }: the call is noted, thank you.
phone-nobody = Case { $number }: nobody answered, so it stays on your list. Please try at another time, then reply "phoned { $number }" and what was said.
step-phone-say = phoned { $number }
