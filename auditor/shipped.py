"""The name of a folder that ships with the tool in, where it lies out: in the installed package, else the checkout."""

from importlib.resources import files
from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `name`, such as "criteria" or "corpus/synthetic". Raises FileNotFoundError when it is in no place."""
    package = Path(str(files("auditor")))
    places = (package / "_data" / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} did not come with this installation: install the tool again ({places[0]})")
