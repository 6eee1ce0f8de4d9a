"""How an owner's phone shows what its owner did."""

from channels.simulator import acts
from channels.simulator.media import Media
from channels.simulator.phones import Entry, Spot

Noted = acts.Correct | acts.Follow | acts.Leave


def shown(act: acts.Sent, media: Media) -> Entry:
    """The line for an act, not yet written. Raises `NotFound` for a picture that is not there."""
    match act:
        case acts.Photograph(picture=picture, caption=caption):
            media.get(picture)
            return Entry(side="me", kind="photo", picture=media.shown(picture), text=caption)
        case acts.Speak(recognised=words):
            return Entry(side="me", kind="voice", text=words)
        case acts.Place(lat=lat, lng=lng, label=label):
            return Entry(side="me", kind="pin", spot=Spot(lat, lng, label))
        case acts.Correct() | acts.Follow() | acts.Leave():
            return _note(act)
        case _:
            return _words(act)


def _words(act: acts.Say | acts.Press | acts.Tap) -> Entry:
    match act:
        case acts.Say(text=text):
            return Entry(side="me", kind="text", text=text)
        case acts.Press(label=label, key=key):
            return Entry(side="me", kind="menu", text=label or key)
        case acts.Tap(label=label, data=data):
            return Entry(side="me", kind="tap", text=label or data)


def _note(act: Noted) -> Entry:
    match act:
        case acts.Correct(text=text):
            return Entry(side="note", kind="edit", text=text)
        case acts.Follow(scene=scene, label=label):
            return Entry(side="note", kind="scan" if scene else "follow", text=label or scene)
        case acts.Leave():
            return Entry(side="note", kind="leave")
