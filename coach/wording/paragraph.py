"""A release in a model's words: kept only if every sentence stands in the release."""

import json

from coach.domain.release import Release
from coach.domain.release_telling import ToldRelease, paragraph_fault
from coach.errors import ModelError
from coach.prompting.asking import Asker, Budget
from coach.prompting.schemas import ManagerParagraph
from coach.wording.rewording_texts import ModelNotices

_KEPT = 256
"""Releases whose paragraph is remembered: none ever changes, and all readers read the same."""


class ParagraphWriter:
    """Asks a model to tell releases, from their JSON and nothing else."""

    def __init__(self, asker: Asker, notices: ModelNotices) -> None:
        self._asker = asker
        self._notices = notices
        self._kept: dict[str, ToldRelease] = {}

    def write(self, release: Release, *, budget: Budget | None = None) -> ToldRelease:
        """Return a release in a few sentences; never raises for what a model does.

        A release of which nothing is shown is not asked about. One bad sentence is enough: then
        there are no sentences, and a notice. What was told once is told to every reader alike.
        """
        if not release.people_at_least:
            return ToldRelease()
        given = release_document(release)
        if given not in self._kept:
            told = self._asked(release, given, budget or Budget())
            if told.worded_by is None:
                return told
            self._remember(given, told)
        return self._kept[given]

    def _asked(self, release: Release, given: str, budget: Budget) -> ToldRelease:
        if budget.calls < 1:
            return ToldRelease(notices=(self._notices.no_call,))
        values = {"release": given}
        try:
            asked = self._asker.ask("manager_paragraph", values, ManagerParagraph, budget)
        except ModelError as error:
            return ToldRelease(notices=(self._notices.of(error),))
        sentences = tuple(" ".join(one.split()) for one in asked.value.sentences)
        if paragraph_fault(release, sentences):
            return ToldRelease(notices=(self._notices.paragraph,))
        return ToldRelease(sentences=sentences, worded_by=self._asker.name)

    def _remember(self, given: str, told: ToldRelease) -> None:
        if len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[given] = told


def release_document(release: Release) -> str:
    """Return a release as JSON, key for key as an export of it has it."""
    return json.dumps(release.model_dump(mode="json"), ensure_ascii=False, indent=2)
