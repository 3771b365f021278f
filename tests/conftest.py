"""One cache for the whole run, so that the commands' tests read the catalogue's YAML once."""

import sys

import pytest


@pytest.fixture(autouse=True, scope="session")
def _one_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDITOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def limits_are_given_back():
    """A test that arms a worker's limits in this process must not leave them to the tests after it."""
    resource = pytest.importorskip("resource") if sys.platform != "win32" else None
    kept = {k: resource.getrlimit(k) for k in (resource.RLIMIT_CPU, resource.RLIMIT_AS)} if resource else {}
    yield
    for kind, (soft, _) in kept.items():
        resource.setrlimit(kind, (soft, resource.getrlimit(kind)[1]))
