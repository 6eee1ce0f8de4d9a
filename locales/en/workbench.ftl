# The workbench: to do, duty, leave

todo-news = Since { $at }: { $new } new, { $over } newly overdue, { $moved } changed.
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
