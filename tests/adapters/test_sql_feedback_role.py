"""The role behind the manager's handle on a server: made where that is allowed, else asked for."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
import sqlalchemy as sa

from coach.adapters import sql_release_server
from coach.adapters.sql_pairs import open_pair_store_at
from coach.adapters.sql_release_server import ROLE
from coach.adapters.sql_releases import open_release_store_at
from coach.errors import StoreError, StoreUnavailable
from tests.contracts.databases import a_database
from tests.contracts.feedback import SPRING


@pytest.fixture
def url(postgres: str) -> Iterator[str]:
    with a_database(postgres) as address:
        yield address


def run_on(url: str, statement: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@contextmanager
def as_owner(url: str, rights: str = "") -> Iterator[str]:
    """Yield the address of the database for a user who owns it, and has no other rights."""
    name = f"user_{sa.make_url(url).database}"
    run_on(url, f'CREATE ROLE "{name}" LOGIN {rights}')
    run_on(url, f'ALTER DATABASE {sa.make_url(url).database} OWNER TO "{name}"')
    run_on(url, f'GRANT ALL ON SCHEMA public TO "{name}"')
    yield sa.make_url(url).set(username=name).render_as_string(hide_password=False)
    run_on(url, f'REASSIGN OWNED BY "{name}" TO CURRENT_USER')
    run_on(url, f'DROP OWNED BY "{name}" CASCADE')
    run_on(url, f'DROP ROLE "{name}"')


@pytest.fixture
def role(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the name of a role that this server has never had."""
    name = f"coach_{sa.make_url(url).database}"
    monkeypatch.setattr(sql_release_server, "ROLE", name)
    yield name
    run_on(url, f"DROP OWNED BY {name} CASCADE")
    run_on(url, f"DROP ROLE {name}")


def read(url: str) -> str:
    """Return as whom the handle reads."""
    with closing(open_release_store_at(url)) as store:
        with store.reading() as records:
            assert records.releases(SPRING) == ()
        with store._database.mapped(), store._database.engine.connect() as connection:
            return str(connection.exec_driver_sql("SELECT current_user").scalar())


def asked_for(error: pytest.ExceptionInfo[StoreError]) -> str:
    """Return the one statement that an administrator is asked to run."""
    assert type(error.value) is StoreError
    _, _, statement = str(error.value).partition("Ask its administrator to run: ")
    return statement


def test_the_handle_is_a_role_that_cannot_log_in(url: str) -> None:
    assert read(url) == ROLE

    name = sa.make_url(url).set(username=ROLE).render_as_string(hide_password=False)
    with pytest.raises(sa.exc.OperationalError, match="not permitted to log in"):
        run_on(name, "SELECT 1")


def test_an_owner_who_may_make_roles_makes_it_once(url: str, role: str) -> None:
    with as_owner(url, "CREATEROLE") as owner:
        assert read(owner) == role
        assert read(owner) == role
        # what belongs to the user goes before it does
        run_on(url, f"DROP OWNED BY {role} CASCADE")


def test_an_owner_who_may_not_is_told_the_one_statement_that_makes_it(url: str, role: str) -> None:
    with as_owner(url) as owner:
        with pytest.raises(StoreError) as caught:
            read(owner)
        assert asked_for(caught).startswith(f"CREATE ROLE {role} NOLOGIN")
        run_on(url, asked_for(caught))

        assert read(owner) == role


def test_an_owner_who_may_not_take_it_on_is_told_the_one_statement_that_lets_them(
    url: str, role: str
) -> None:
    run_on(url, f"CREATE ROLE {role} NOLOGIN")
    with as_owner(url) as owner:
        with pytest.raises(StoreError) as caught:
            read(owner)
        assert asked_for(caught).startswith(f"GRANT {role} TO")
        run_on(url, asked_for(caught))

        assert read(owner) == role


def test_pairs_can_be_kept_by_an_owner_without_the_role(url: str) -> None:
    with as_owner(url) as owner, closing(open_pair_store_at(owner)) as store:
        with store.writing() as records:
            records.set_note("sample", "gone")


def test_a_database_that_was_restored_without_its_rights_gets_them_back(url: str) -> None:
    assert read(url) == ROLE
    run_on(url, f"REVOKE ALL ON releases, plans, attendance FROM {ROLE}")

    assert read(url) == ROLE


@pytest.mark.parametrize("whom", [ROLE, "PUBLIC"])
def test_a_role_that_may_read_more_is_refused_with_what_to_do(url: str, whom: str) -> None:
    assert read(url) == ROLE
    run_on(url, f"GRANT SELECT (comment) ON answers TO {whom}")

    with pytest.raises(StoreError, match="may read the table 'answers'") as caught:
        read(url)

    run_on(url, asked_for(caught))
    assert read(url) == ROLE


def test_a_server_that_does_not_answer_is_told_without_user_and_password() -> None:
    nowhere = "postgresql://coach:hunter2@127.0.0.1:1/pairs?connect_timeout=2"

    with pytest.raises(StoreUnavailable) as caught:
        open_release_store_at(nowhere)

    assert "hunter2" not in f"{caught.value}{caught.value.__cause__}"
