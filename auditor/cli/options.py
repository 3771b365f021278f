"""What several commands share: options, the catalogue, plain errors."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from auditor.model import Catalogue, CentreType, Nation
from auditor.shipped import shipped

MISSED = 1
WRONG_USE = 2
UNREAD = 3


class Day(click.ParamType):
    """A date written 2026-11-22."""

    name = "date"

    def convert(self, value, param, ctx) -> date:
        """The date, or a plain error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as year-month-day, for example 2026-11-22", param, ctx)


def today() -> date:
    """The only clock in the house: the audit date when none is given."""
    return date.today()  # noqa: DTZ011


centre_type = click.option(
    "--centre-type",
    "types",
    multiple=True,
    type=click.Choice([t.value for t in CentreType]),
    help="What the centre offers or is; give it once for each type. Without it, the document's own words are asked.",
)
nation = click.option(
    "--nation",
    type=click.Choice([n.value for n in Nation]),
    default="england",
    show_default=True,
    help="Whose law and bodies apply.",
)
audit_date = click.option(
    "--date",
    "audit_date",
    type=Day(),
    default=None,
    metavar="YYYY-MM-DD",
    help="The audit date, from which overdue reviews are reckoned. Default: today.",
)
criteria_folder = click.option(
    "--criteria",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="A folder of criteria to use instead of those that ship with the tool.",
)


def catalogue_in(folder: Path | None, only: frozenset[str] = frozenset()) -> Catalogue:
    """The catalogue, or the criteria named of it; exit code 2 with every fault on its own line.

    Our own criteria come with how often their verdicts were right; for others nothing is measured.
    """
    from auditor.catalogue import BadCatalogue, load
    from auditor.catalogue.measured import measured_in
    from auditor.evidence import prepared

    try:
        found = load(folder or shipped("criteria"), only, cache_folder(), prepared)
        return found if folder else replace(found, measured=measured_in(shipped("corpus/scores.json")))
    except (BadCatalogue, FileNotFoundError) as bad:
        fail(f"The criteria have faults; mend these and run again:\n{bad}")


def cache_folder() -> Path:
    """Where things are kept that can be made again: AUDITOR_CACHE, or the user's own cache folder."""
    given = os.environ.get("AUDITOR_CACHE")
    home = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return Path(given) if given else (Path(home) if home else Path.home() / ".cache") / "auditor"


def on_screen(path: str) -> str:
    """A path that can be printed, whatever bytes it is made of."""
    return path.encode("utf-8", "replace").decode("utf-8")


def fail(text: str, code: int = WRONG_USE):
    """Says what is wrong and leaves with an exit code."""
    click.echo(text, err=True)
    raise SystemExit(code)
