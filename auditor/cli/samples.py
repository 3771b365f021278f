"""The shipped sample corpus in, its packs out, each with the centre types and nation that its labels give."""

import json
from pathlib import Path

from auditor.model import Centre, CentreType, Nation, Pack

TYPES = {
    "SUPD": CentreType.SUPERVISED,
    "SUPT": CentreType.SUPPORTED,
    "SERV": CentreType.SERVICE,
    "VIRT": CentreType.VIRTUAL,
    "LA": CentreType.LOCAL_AUTHORITY,
    "ACC": CentreType.ACCREDITED,
    "NON": CentreType.INDEPENDENT,
}


def sample_packs(folder: Path) -> tuple[Pack, ...]:
    """One Pack for each labelled sample policy, in the order of their names."""
    packs = []
    for path in sorted((folder / "documents").iterdir()):
        label = json.loads((folder / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
        types = tuple(TYPES[t] for t in label.get("centre_types", ()))
        nation = Nation(label.get("nation", "England").lower().replace(" ", "-"))
        name = path.stem.replace("-", " ").capitalize()
        packs.append(Pack(Centre(path.stem, name, types, nation), (str(path),)))
    return tuple(packs)
