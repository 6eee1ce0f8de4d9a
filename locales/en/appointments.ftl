# Appointments: named by staff, agreed by the resident, both are reminded.
step-appoint-say = appoint { $number }
appoint-when = When, for case { $number }? Name the day and the hour, like "tomorrow 15:00".
appoint-asked = Case { $number }: the resident is asked whether { $at } is fine. To call it off, reply "appoint { $number } cancel".
appoint-none = Case { $number } has no appointment.
appoint-off = The appointment of case { $number } is called off; the resident is told.
told-appoint = Case { $number }: a colleague of { $who } would like to come { $at }. Is that fine? Reply:
appoint-yes = Fine
appoint-other = Another time
appoint-when-then = All right. When would suit you for case { $number }?
appoint-agreed = Agreed: case { $number }, { $at }. You are reminded the evening before and an hour before; if you cannot, reply "another time".
appoint-passed = All right, that time is off. Your words went to the colleague, who names another one (case { $number }).
appoint-reminder = Reminder: case { $number }, appointment { $at }. { $what }
told-appoint-off = Case { $number }: the appointment { $at } is called off, sorry. You hear of a new one.
alert-appoint-agreed = [Agreed] Case { $number }, { $at }: { $what }
alert-appoint-anew = [Another time] Case { $number }, was { $at }: the resident says “{ $words }”. Reply "appoint { $number } new time".
now-appointment = { $now }; appointment { $at }
