"""Packs and tasks in, what each task made out: the same work as a crew's, on the computers of a Dask cluster."""

import stat
import threading
from dataclasses import replace
from multiprocessing import current_process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from auditor.batch import worker
from auditor.batch.crew import Crew, NoCluster, Task
from auditor.batch.keys import code_version
from auditor.model import Catalogue, Pack

WAIT = 30  # seconds for the scheduler to answer and for its first worker
Parcel = tuple[str, int, bytes | None]  # a file's name, its size, and its bytes unless it is not to be opened

_crew: Crew | None = None  # on a worker: the processes in which it does its tasks
_lock = threading.Lock()


class Cluster:
    """A Dask cluster that is running already. The documents are sent to its workers, which need no shared folder."""

    def __init__(self, catalogue: Catalogue, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise NoCluster("--scheduler needs the extra 'cluster': pip install 'auditor[cluster]'.") from None
        try:
            self._client = Client(address, timeout=WAIT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=WAIT)
            self._client.register_plugin(_ready(catalogue), name=f"auditor-{catalogue.sha256[:12]}")
        except (OSError, ValueError, ImportError) as bad:
            raise NoCluster(f"No Dask scheduler with a worker that has the auditor installed answers at {address} "
                            f"({type(bad).__name__}).") from None  # fmt: skip
        self.catalogue = catalogue
        self.ahead = 3 * max(1, sum(self._client.nthreads().values()))

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *_) -> None:
        self._client.close()

    def begin(self, task: Task, pack: Pack, *asked: Any):
        """Sends a task with its documents."""
        parcels = tuple(map(packed, pack.paths))
        return self._client.submit(work, code_version(), task, pack, parcels, asked, pure=False)

    def end(self, future, task: Task, pack: Pack, *asked: Any) -> Any:
        """What the task made; a task whose workers were lost again and again is done on this computer."""
        from distributed import CancelledError, KilledWorker

        try:
            return future.result()
        except KilledWorker:
            with Crew(self.catalogue, 1) as crew:
                return crew.end(crew.begin(task, pack, *asked), task, pack, *asked)
        except (OSError, CancelledError) as bad:
            lost = f"The cluster was lost ({type(bad).__name__}). Run the same line again when it is back: it goes on."
            raise NoCluster(lost) from None
        finally:
            future.release()


def packed(path: str) -> Parcel:
    """A file as it travels. What is no ordinary file, cannot be opened or is too large travels as its name."""
    found, name = Path(path), worker.name_of(path)
    try:
        state = found.lstat()
        if not stat.S_ISREG(state.st_mode):
            return name, -1, None
        return name, state.st_size, found.read_bytes() if state.st_size <= worker.MOST_BYTES else None
    except OSError:
        return name, -1, None


def work(version: str, task: Task, pack: Pack, parcels: tuple[Parcel, ...], asked: tuple) -> Any:
    """On a worker: unpacks the documents into a folder of their own and does the task in a process of its own."""
    if version != code_version():
        raise NoCluster("A worker has another version of the auditor or of its libraries: install the same everywhere.")
    with TemporaryDirectory(prefix="auditor-") as folder:
        here = replace(pack, paths=tuple(unpacked(Path(folder) / str(n), one) for n, one in enumerate(parcels)))
        return _crew.end(_crew.begin(task, here, *asked), task, here, *asked)


def unpacked(folder: Path, parcel: Parcel) -> str:
    """Where a parcel's file lies now: as it was; missing, or large and hollow, where it was not to be opened."""
    name, size, data = parcel
    folder.mkdir()
    path = folder / name
    if data is not None:
        path.write_bytes(data)
    elif size > 0:
        with path.open("wb") as hollow:
            hollow.truncate(size)
    return str(path)


def make_ready(catalogue: Catalogue, threads: int) -> None:
    """On a worker, once for each catalogue: the processes for its tasks."""
    global _crew
    with _lock:
        if _crew is None or _crew.catalogue.sha256 != catalogue.sha256:
            # Dask marks its workers as daemons, which may have no children. Ours end with them by themselves.
            current_process()._config["daemon"] = False
            _crew = Crew(catalogue, threads, "spawn")


def _ready(catalogue: Catalogue):
    from distributed import WorkerPlugin

    class Ready(WorkerPlugin):
        """Makes each worker ready, those that join later too."""

        def setup(self, worker) -> None:
            from auditor.batch.cluster import make_ready

            make_ready(catalogue, worker.state.nthreads)

    return Ready()
