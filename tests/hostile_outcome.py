"""A file in, what became of it out, found in a process that may be killed; for the tests on hostile files."""

import time

from auditor.batch import worker
from auditor.normalise import normalise
from auditor.readers import Unreadable, pdf_scans, read
from auditor.readers.archive import is_archive, unpack


def outcome(name: str, data: bytes) -> tuple[str, float]:
    """("read", processor seconds), or the reason for not reading it, or the name of a fault that got through."""
    pdf_scans.reader_at = lambda: None  # reading pictures has its own tests, and takes seconds a page
    worker._size = worker._size or worker._address_space()
    worker._allow(worker._seconds_for(data))
    start = time.process_time()
    try:
        for file in unpack(data, name) if is_archive(data) else ((name, data),):
            document = normalise(read(file[1], file[0]))
            assert all(document.quote(s.span) for s in document.sentences)
            document.text.encode("utf-8")
        said = "read"
    except Unreadable as refused:
        said = refused.reason.value
    except Exception as fault:
        said = f"FAULT {fault!r}"[:300]
    return said, time.process_time() - start


def outcomes(files: list[tuple[str, bytes]]) -> list[tuple[str, float]]:
    """The outcome of each of several files, in one process."""
    return [outcome(*file) for file in files]
