"""One cache for the whole run, so that the commands' tests read the catalogue's YAML once."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _one_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDITOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
