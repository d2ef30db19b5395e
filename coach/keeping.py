"""Putting together what keeps people and pairs: neither the model nor the index is loaded."""

from coach.adapters.roster_files import read_roster
from coach.adapters.sql_pairs import open_pair_store, open_pair_store_at
from coach.adapters.system_clock import SystemClock
from coach.ports import PairStore
from coach.services.import_roster import RosterImporter
from coach.services.keep_pairs import PairKeeper
from coach.services.read_pair import known_playbooks
from coach.services.run_programme import Programme
from coach.settings import Settings
from coach.shelves import shelf


def build_pairs(settings: Settings) -> PairKeeper:
    """Return the keeper of people and pairs; neither the model nor the index is loaded.

    Raises:
        CoachError: The shelf or the database is not as it must be.
    """
    return PairKeeper(build_pair_store(settings), known_playbooks())


def build_pair_store(settings: Settings) -> PairStore:
    """Return the store of people and pairs: a file in the data folder, or on a server."""
    url = settings.database_url.get_secret_value()
    return open_pair_store_at(url) if url else open_pair_store(settings.home)


def build_roster(settings: Settings) -> RosterImporter:
    """Return what brings people in from a list; no model is loaded."""
    return RosterImporter(read=read_roster, store=build_pair_store(settings))


def build_programme(settings: Settings) -> Programme:
    """Return the people and invented pairs of these settings; no model is loaded."""
    store = build_pair_store(settings)
    return Programme(
        store=store,
        roster=RosterImporter(read=read_roster, store=store),
        clock=SystemClock(),
        sample_folder=shelf("knowledge") / "sample",
    )
