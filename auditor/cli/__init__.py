"""Words typed in a terminal in, printed lines, files and an exit code out: the only room that prints and writes."""

import gc
import sys

import click

from auditor import __version__
from auditor.cli.audit_command import audit_command, report_command, sample_command
from auditor.cli.criteria_command import criteria_group
from auditor.cli.doctor_command import doctor_command
from auditor.cli.evaluate_command import evaluate_command
from auditor.cli.init_command import init_command
from auditor.cli.look_commands import explain_command, read_command
from auditor.cli.train_command import train_command, train_doubts_command

EPILOG = """Exit codes: 0 finished (gaps are the normal product); 1 finished, but a limit that you set was missed; 2
wrong use, or a fault in the criteria; 3 finished, but at least one document could not be read."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "AUDITOR"}, epilog=EPILOG)
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Reads the safeguarding policies of child contact centres and says, with quotes and pages, what each one covers,
    what it lacks and what to write. Nothing leaves this computer."""


OBJECTS = 100_000  # made before the collector looks for rings: at 700, a third of a short run goes into looking

COMMANDS = (
    audit_command, init_command, sample_command, report_command, read_command, explain_command, evaluate_command,
    train_command, train_doubts_command, criteria_group, doctor_command,
)  # fmt: skip
for command in COMMANDS:
    cli.add_command(command)


def main(prog_name: str = "auditor") -> None:
    """Runs the command; a console that cannot show a character shows a question mark instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    gc.set_threshold(OBJECTS, 10, 10)
    cli(prog_name=prog_name)
