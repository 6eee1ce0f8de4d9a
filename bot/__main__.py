"""`python -m bot`: the server and the operator's commands."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.roster_arguments import arguments as roster_arguments
from domain.errors import BadSettings, StoreInUse, XinyiError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says whether it went well."""
    arguments = _parser().parse_args(argv)
    from bot import commands

    try:
        return int(getattr(commands, arguments.run)(arguments))
    except (BadSettings, StoreInUse) as error:
        print(str(error), file=sys.stderr)
    except XinyiError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    except OSError as error:  # a folder that cannot be written, a file that cannot be read
        print(f"{error.filename or 'system'}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="新宜 Xinyi: a street's front desk"
    )
    parser.set_defaults(run="serve")
    verbs = parser.add_subparsers()
    verbs.add_parser("serve", help="run the server (the default)").set_defaults(run="serve")
    check = verbs.add_parser("check", help="validate settings and a street pack")
    check.add_argument("street", nargs="?", help="a name in streets/ or a folder")
    check.set_defaults(run="check")
    understand = verbs.add_parser(
        "understand", help="one message a line in, one JSON object a line out"
    )
    understand.set_defaults(run="understand")
    migrate = verbs.add_parser("migrate", help="bring the store to this version's schema")
    migrate.set_defaults(run="migrate")
    verbs.add_parser("demo", help="fill the store with a believable month").set_defaults(run="demo")
    simulate = verbs.add_parser("simulate", help="play a dialogue and print it")
    simulate.add_argument("script", help="a YAML file as in tests/journeys")
    simulate.set_defaults(run="simulate")
    warning = verbs.add_parser("warning", help="take in a public warning (CAP 1.2)")
    warning.add_argument("file", type=Path, help="the XML message as it came")
    warning.set_defaults(run="warning")
    _import(verbs.add_parser("import-12345", help="open cases for 12345's work orders"))
    duty = verbs.add_parser("import-duty", help="read a duty sheet (值班表) in")
    duty.add_argument("file", type=Path, help="an .xlsx or CSV with day, times, name, station")
    duty.set_defaults(run="duty")
    cards = verbs.add_parser("import-cards", help="read a sheet of 一卡通 numbers in")
    cards.add_argument("file", type=Path, help="an .xlsx or CSV with 卡号, perhaps 状态")
    cards.set_defaults(run="cards")
    minutes = verbs.add_parser("minutes", help="close a meeting with a file as its minutes (纪要)")
    minutes.add_argument("meeting", help="which, with its grid: 宜北周例会")
    minutes.add_argument("file", type=Path, help="plain text")
    minutes.add_argument("--day", type=date.fromisoformat, help="when it was held (the last one)")
    minutes.set_defaults(run="minutes")
    _export(verbs.add_parser("export", help="write cases with their results into a sheet"))
    _staff(verbs.add_parser("staff", help="seats of the street's staff"))
    roster_arguments(verbs.add_parser("roster", help="groups and people of emergencies"))
    _call(verbs.add_parser("call", help="what became of an emergency call"))
    _people(verbs.add_parser("people", help="whose accounts are one person's"))
    _notices(verbs.add_parser("notices", help="what became of the pushes, by fate"))
    return parser


def _call(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True)
    report = verbs.add_parser(
        "report", help="who came, when, what lacked: numbers unless asked for"
    )
    report.add_argument("number", help="the call's number, e.g. 集3")
    report.add_argument(
        "--names", action="store_true", help="every person, for the desk's own file"
    )
    report.add_argument("--picture", type=Path, metavar="FILE", help="draw it as a PNG as well")
    report.set_defaults(run="call_report")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an .xlsx or CSV as 12345's platform exports it")
    parser.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")
    parser.set_defaults(run="import_12345")


def _export(parser: argparse.ArgumentParser) -> None:
    day = date.fromisoformat
    parser.add_argument("what", choices=["cases"])
    parser.add_argument("--since", type=day, required=True, help="first day, e.g. 2026-11-01")
    parser.add_argument("--until", type=day, help="last day (today)")
    parser.add_argument("--track", choices=["hotline", "daily", "emergency"], help="only these")
    parser.add_argument("--format", choices=["xlsx", "csv"], help="if the file's name says nothing")
    parser.add_argument(
        "--with-contacts", action="store_true", help="whole phones, sealed words; is put on record"
    )
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE")
    parser.set_defaults(run="export")


def _people(parser: argparse.ArgumentParser) -> None:
    account = "channel:account:id, e.g. miniprogram:wx12…:oAb…"
    parser.set_defaults(run="people")
    verbs = parser.add_subparsers(required=True, dest="what")
    verbs.add_parser("joined", help="what was joined and split, the latest first")
    split = verbs.add_parser("split", help="an account is somebody else's after all")
    split.add_argument("account", help=account)
    join = verbs.add_parser("join", help="two accounts are one person's after all")
    join.add_argument("account", help=account)
    join.add_argument("other", help="the same of the other")


def _staff(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True)
    add = verbs.add_parser("add", help="make a seat and print its binding code")
    add.add_argument("name", help="what the seat is called, e.g. 宜南网格长")
    add.add_argument(
        "--role",
        required=True,
        choices=[
            "grid_chief",
            "grid_worker",
            "officer",
            "desk",
            "supervisor",
            "admin",
        ],
    )
    add.add_argument("--grid", default="", help="the grid's id, e.g. yinan")
    add.add_argument("--micro", default="", help="the micro-grid a grid worker looks after")
    add.add_argument("--office", default="", help="the role an officer speaks for, e.g. 城管")
    add.add_argument(
        "--outside", action="store_true", help="no part of government: sees only what it is asked"
    )
    add.set_defaults(run="staff_add")
    verbs.add_parser("list", help="all seats").set_defaults(run="staff_list")
    arrange = verbs.add_parser("arrange", help="who stands in for a seat; whose is the duty phone")
    arrange.add_argument("id")
    arrange.add_argument("--deputy", metavar="ID", help="the seat told in its stead")
    arrange.add_argument(
        "--duty", choices=["yes", "no"], help="the seat of the phone that is carried day and night"
    )
    arrange.set_defaults(run="staff_arrange")
    revoke = verbs.add_parser("revoke", help="end a seat")
    revoke.add_argument("id")
    revoke.set_defaults(run="staff_revoke")


def _notices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--failed", action="store_true", help="list what did not arrive, and why")
    parser.add_argument("--again", metavar="ID", default="", help="send a lost one once more")
    parser.set_defaults(run="notices")


if __name__ == "__main__":
    sys.exit(main())
