# Supervised: the desk or a supervisor wants it done.

step-supervise-say = supervise { $number }
supervise-done = Case { $number } is supervised (no. { $count }); { $who } has been told and it moves up. To see how it goes, reply “detail { $number }”.
alert-supervised = [Supervised] Case { $number }, time no. { $count } ({ $who }): { $what }
alert-supervised-due = Next step: by { $due }
todo-supervised = [Supervised] { $what }
detail-supervised = Supervised { $count } times
