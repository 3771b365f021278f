"""One cache for the whole run, so that the commands' tests read the catalogue's YAML once."""

import sys

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy computer is no fault of the code
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def _one_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDITOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def _limits_given_back():
    """What arms a worker's limits in this process must not leave them to the tests after it."""
    if sys.platform == "win32":
        yield
        return
    import resource

    kept = {kind: resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)}
    yield
    for kind, soft in kept.items():
        resource.setrlimit(kind, (soft, resource.getrlimit(kind)[1]))


_after_a_test = pytest.fixture(autouse=True)(_limits_given_back)
_after_a_module = pytest.fixture(autouse=True, scope="module")(_limits_given_back)
