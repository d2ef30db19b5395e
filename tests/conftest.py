"""What every test may use: the real embedder, exported once for each checkout."""

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
