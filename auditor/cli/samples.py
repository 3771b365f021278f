"""The shipped sample corpus in, its packs out, each with the centre types and nation that its labels give."""

from pathlib import Path

from auditor.evaluation import read_labels
from auditor.model import Pack


def sample_packs(folder: Path) -> tuple[Pack, ...]:
    """One Pack for each labelled sample policy, in the order of their names."""
    paths = {path.stem: path for path in sorted((folder / "documents").iterdir())}
    return tuple(Pack(one.centre, (str(paths[one.document]),)) for one in read_labels(folder / "labels"))
