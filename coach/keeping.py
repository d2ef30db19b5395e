"""Putting together what keeps people and pairs: neither the model nor the index is loaded."""

from coach.adapters.roster_files import read_roster
from coach.adapters.sql_feedback import open_feedback_store, open_feedback_store_at
from coach.adapters.sql_feedback_imports import open_import_store, open_import_store_at
from coach.adapters.sql_pairs import open_pair_store, open_pair_store_at
from coach.adapters.sql_releases import open_release_store, open_release_store_at
from coach.adapters.system_clock import SystemClock
from coach.ports import PairStore
from coach.ports.feedback import FeedbackStore, ImportStore, ReleaseStore
from coach.services.declare_feedback import PlanDeclarer
from coach.services.feedback_texts import read_why_hidden
from coach.services.import_roster import RosterImporter
from coach.services.keep_pairs import PairKeeper
from coach.services.read_pair import known_playbooks
from coach.services.read_releases import ReleaseDesk
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


def build_feedback_store(settings: Settings) -> FeedbackStore:
    """Return the store of feedback, in the same database as pairs."""
    url = settings.database_url.get_secret_value()
    return open_feedback_store_at(url) if url else open_feedback_store(settings.home)


def build_release_store(settings: Settings) -> ReleaseStore:
    """Return the manager's handle: it reads releases and attendance, and nothing else."""
    url = settings.database_url.get_secret_value()
    return open_release_store_at(url) if url else open_release_store(settings.home)


def build_import_store(settings: Settings) -> ImportStore:
    """Return the ledger of what was shared of imported files."""
    url = settings.database_url.get_secret_value()
    return open_import_store_at(url) if url else open_import_store(settings.home)


def build_declarer(settings: Settings) -> PlanDeclarer:
    """Return what keeps what programmes declared; no model is loaded."""
    store, clock = build_feedback_store(settings), SystemClock()
    return PlanDeclarer(store, clock, model_reads=reading_model(settings))


def reading_model(settings: Settings) -> str:
    """Return the model that may read masked comments, as participants are told; empty for none."""
    return settings.model if settings.model_reads_comments else ""


def build_releases(settings: Settings) -> ReleaseDesk:
    """Return the desk of releases; no model is loaded."""
    why = read_why_hidden(shelf("knowledge") / "feedback")
    return ReleaseDesk(build_release_store(settings), why)


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
