# New stations and looks at old ones: told by who stands there, settled by the desk.

station-not-yours = Your seat cannot add or verify stations. Please tell a grid chief or the street desk.
station-found-shut = people who went there found it closed; do not go yet
build-name = What is it called? On the spot, send a pin, then a photo, then say it: “new station Village-4-stop water phone charging 8-20”.
build-pin = On the spot, send a pin first, then a photo, then “new station …” again.
build-photo = A photo is missing: send one, then “new station …” again.
build-known = There is { $name } already. To check its hours, reply “verify station { $name } open 8-20”.
build-no-hours = hours not clear; as posted there
build-done = Noted: new station { $number }, { $name }, { $what }. It is on the map once the desk confirms it; you will be told.
build-unknown = No new station { $number } waits to be confirmed.
build-why = Why not? Reply “station no { $number } reason”; whoever proposed it will see it.
build-yes = { $name } is on the map now.
build-no = { $name } was not accepted; whoever proposed it has been told.
alert-build = [New station] { $number }, { $name } (told on the spot by { $who })
    { $what }
    “{ $words }”
alert-built = [New station] { $name } was accepted and is on the map.
alert-not-built = [New station] { $name } was not accepted: { $reason }
alert-verified = [Station verified] { $name }, { $who }: “{ $words }”
step-build-yes = Accept
step-build-yes-say = station ok { $number }
step-build-no = Refuse
step-build-no-say = station no { $number }
step-build-show = See photo
step-build-show-say = new station { $number }
verify-none = No such station. For a new one, send a pin and a photo on the spot, then “new station name …”.
verify-which = Which one? { $names }. Please say its whole name.
verify-how = How is { $name } now? For example “verify station { $name } open 8-20”, or “verify station { $name } closed”.
verify-done = { $name } is verified: { $hours }. People see that it was today.
verify-shut = { $name } is noted as closed; nobody who wants an open place is sent there. When it opens, reply “verify station { $name } open”.
