"""The name of what ships with the tool in, where it lies out: in the installed package, else the checkout."""

from importlib.resources import files
from pathlib import Path


def shipped(name: str) -> Path:
    """The folder or file `name`, such as "criteria" or "corpus/scores.json". Raises FileNotFoundError if nowhere."""
    package = Path(str(files("auditor")))
    places = (package / "_data" / name, package.parent / name)
    for place in places:
        if place.exists():
            return place
    raise FileNotFoundError(f"{name} did not come with this installation: install the tool again ({places[0]})")
