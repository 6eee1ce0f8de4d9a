"""What `python -m bot roster …` takes."""

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """What these commands take."""
    parser.set_defaults(run="roster")
    verbs = parser.add_subparsers(dest="verb", required=True)
    sheet = verbs.add_parser("import", help="put the people of a sheet into their groups")
    sheet.add_argument("file", type=Path, help="an .xlsx or CSV; headings: the pack's roster.yaml")
    sheet.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")
    sheet.add_argument("--codes", type=Path, help="where the codes of new people go (codes-….csv)")
    shown = verbs.add_parser("list", help="groups and their people")
    shown.add_argument("--group", default="", help="only this one")
    codes = verbs.add_parser("codes", help="fresh codes for whoever is not bound yet")
    codes.add_argument("--group", default="", help="only this one")
    codes.add_argument("--codes", type=Path, help="where they go (codes-….csv)")
    verbs.add_parser("gaps", help="what the roster lacks")
    _of_groups(verbs.add_parser("group", help="groups, their chats and their people"))


def _of_groups(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    add = verbs.add_parser("add", help="a new group")
    add.add_argument("name")
    add.add_argument("--level", required=True, choices=["committee", "branch", "team"])
    add.add_argument("--grid", default="", help="the grid's id; none: the whole street")
    add.add_argument("--team", default="", help="the id of one of the pack's teams")
    add.add_argument("--above", default="", help="the name of the group it reports to")
    chat = verbs.add_parser("chat", help="where its messages are posted")
    chat.add_argument("name")
    where = chat.add_mutually_exclusive_group(required=True)
    where.add_argument("--robot", action="store_true", help="a WeCom robot; asks for its key")
    where.add_argument("--telegram", metavar="CHAT", default="", help="a Telegram chat's number")
    where.add_argument("--paste", action="store_true", help="its convener pastes them")
    put = verbs.add_parser("put", help="put a seat into it, or take it out")
    put.add_argument("name")
    put.add_argument("seat", help="its id: see roster list, staff list")
    put.add_argument("--part", default="member", choices=["convener", "deputy", "leader", "member"])
    put.add_argument("--post", default="", help="the id of a post of the pack")
    put.add_argument("--out", action="store_true", help="take it out")
    verbs.add_parser("end", help="end it: nobody is called by it").add_argument("name")
