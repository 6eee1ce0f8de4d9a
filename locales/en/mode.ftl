# Ordinary days and emergencies: it takes two persons. Residents only read what to do now.

street-mode-not-you = The desk and the supervisors decide on emergency mode. Please talk to the desk.
street-mode-kinds = There is no kind “{ $asked }”. There are: { $kinds }. “emergency mode” alone will do as well.
street-mode-asked-emergency = Noted: emergency mode{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
}. One more of the desk or the supervisors has to reply “emergency mode” within 30 minutes. They have been asked.
street-mode-asked-ordinary = Noted: back to normal. One more of the desk or the supervisors has to reply “normal mode” within 30 minutes. They have been asked.
street-mode-alone-emergency = It takes two: somebody else of the desk or the supervisors has to reply “emergency mode”.
street-mode-alone-ordinary = It takes two: somebody else of the desk or the supervisors has to reply “normal mode”.
street-mode-done-emergency = Emergency mode is on{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
}. Ordinary reminders wait, reports that belong to it are urgent. To call people: “muster …”. Two persons end it with “normal mode”.
street-mode-done-ordinary = Back to normal. Reminders that waited go out again.
street-mode-never = These are ordinary days; emergency mode was never on.
street-mode-already-emergency = Emergency mode is on{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
} since { $since }.
street-mode-already-ordinary = These are ordinary days, since { $since }.
street-mode-line-emergency = { $at } emergency mode{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
}: { $names }
street-mode-line-ordinary = { $at } back to normal: { $names }
street-mode-tell-asked-emergency = { $name } asks for emergency mode{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
}. If you agree, reply “emergency mode”; if not, do nothing: it lapses after 30 minutes.
street-mode-tell-asked-ordinary = { $name } asks to go back to normal. If you agree, reply “normal mode”; if not, do nothing: it lapses after 30 minutes.
street-mode-tell-done-emergency = The street is in emergency mode{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
}. Please keep your phone on and stay safe. Ordinary reminders wait.
street-mode-tell-done-ordinary = The street is back to normal. Thank you.
street-mode-confirm-emergency = emergency mode
street-mode-confirm-ordinary = normal mode
street-mode-on = [Emergency] { $kind ->
    [none] {""}
   *[other] { $kind },{" "}
}since { $since }
