"""A page over real stores, and everything on it that a manager can make it show."""

import asyncio
import re

from fastapi import FastAPI

from coach.domain.access import Reader
from coach.domain.conversation import Role
from coach.domain.stored_pair import StoredPair
from coach.services.keep_pairs import PairKeeper
from coach.web.acts import Act
from coach.web.care_desk import VERBS as CARE_VERBS
from coach.web.care_desk import CareDesk
from coach.web.export_routes import add_export_routes
from coach.web.exports import ExportShelf
from coach.web.form_desk import VERBS as FORM_VERBS
from coach.web.form_desk import FormDesk
from coach.web.form_view import foot_view, notes_view, questions_view, readers_view, sessions_view
from coach.web.guard import Guard
from coach.web.help_desk import HelpDesk
from coach.web.ledger import LedgerDesk
from coach.web.looking import manager_of, mark_of
from coach.web.meeting import Host, Meeting
from coach.web.pair_desk import Desktop, PairDesk
from coach.web.pairs_view import desktop_view
from coach.web.plan import Plan
from coach.web.planning_desk import PlanningDesk
from coach.web.preparation import Preparation
from coach.web.releases_desk import ReleasesDesk
from coach.web.share_desk import ShareDesk, sharing_view
from coach.web.talking import Desk, Talk
from coach.web.topic_desk import Found, TopicDesk, topic_sheet
from coach.web.who_view import bar
from coach.web.workshop import Visitor, Workshop
from tests.doubles.asgi import ask
from tests.doubles.scripted_coach import ScriptedCoach
from tests.doubles.scripted_preparation import PLAYBOOKS
from tests.services.feedback_world import World

_EYES = Visitor(page="m1", address="192.0.2.9")


class WorldCoach(ScriptedCoach):
    """The scripted coach with the real services of feedback, over the stores of a world."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self.pairs = PairKeeper(world.pairs, PLAYBOOKS)
        self.feedback = world.desk  # type: ignore[assignment]
        self.releases = world.releases  # type: ignore[assignment]

    def pairs_for(self, reader: Reader) -> tuple[StoredPair, ...]:
        """Return the pairs that a reader is in."""
        return self._world.register.pairs_of(reader)


class ManagersPage:
    """Presses everything that a manager could press, true to the page or crafted."""

    def __init__(self, world: World, shelf: ExportShelf | None = None) -> None:
        coach = WorldCoach(world)
        preparation = Preparation(lambda _: None, lambda _: coach)
        preparation.coach = coach
        self._coach = coach
        self._shelf = shelf or ExportShelf()
        self._preparation = preparation

    def _workshops(self) -> Workshop:
        """Return a workshop of its own for each desk: nobody presses as fast as a test."""
        return Workshop(self._preparation)

    def everything(self, programme: str) -> str:
        """Return all of it as one text."""
        shown = asyncio.run(self._shown(programme))
        return "\n".join([*shown, *self._taken_along(shown[-1])])

    async def _shown(self, programme: str) -> list[str]:
        host = Host(self._workshops())
        met = await host.act(Meeting(), Act("manage", (mark_of(programme),)), _EYES)
        assert met.reader == manager_of(programme)
        ids = [line.id for line in self._coach.pairs.list(programme, 0, 100).lines]
        parts = [bar(met), await host.matches("", _EYES), await host.matches(programme, _EYES)]
        parts += await self._pairs(met, ids)
        parts += await self._feedback(met)
        parts += await self._prepared(met, host)
        parts += await self._asked(met)
        releases = await ReleasesDesk(self._workshops(), self._shelf).show(met, _EYES)
        return [*parts, releases]

    async def _pairs(self, met: Meeting, ids: list[str]) -> list[str]:
        desk = PairDesk(self._workshops())
        listed = await desk.look(Desktop(reader=met.reader), _EYES)
        shown = [desktop_view(listed)]
        for search in ("Leader", "zz", "%"):
            shown.append(desktop_view(await desk.look(listed, _EYES, search=search)))
        for id in ids[:5]:
            tried = await desk.act(listed, Act("show", (id,)), _EYES)
            assert tried.shown is None
            shown.append(desktop_view(tried))
            for verb in ("remove", "surely", "done", "page"):
                shown.append(desktop_view(await desk.act(tried, Act(verb, (id,)), _EYES)))
        return shown

    async def _feedback(self, met: Meeting) -> list[str]:
        forms, share, care = (
            FormDesk(self._workshops()),
            ShareDesk(self._workshops()),
            CareDesk(self._workshops()),
        )
        book = await forms.arrive(met, _EYES)
        books = [book, await forms.note(book, "x", _EYES)]
        for verb in sorted(FORM_VERBS):
            books.append(await forms.act(book, Act(verb, ("0", "444")), "x", _EYES))
        views = (sessions_view, questions_view, readers_view, foot_view, notes_view)
        shown = [view(one) for one in books for view in views]
        sharing = await share.arrive(met, _EYES)
        shown += [sharing_view(sharing), await share.exposures(met, "a calendar", _EYES)]
        for verb in sorted(CARE_VERBS):
            card, after = await care.act(met, Act(verb), _EYES)
            assert after == met
            shown.append(card)
        return shown

    async def _prepared(self, met: Meeting, host: Host) -> list[str]:
        planning = PlanningDesk(self._workshops(), self._shelf, host)
        helping = HelpDesk(self._workshops(), host)
        plan = await planning.prepare(Plan(), met, _EYES, minutes=45)
        found = await TopicDesk(self._workshops()).suggest(Found(), met, "", _EYES)
        return [
            repr(plan.agenda),
            topic_sheet(found, met),
            await helping.brief(met, "leader", _EYES),
            await LedgerDesk(self._workshops()).show(met, _EYES),
        ]

    async def _asked(self, met: Meeting) -> list[str]:
        desk, talk = Desk(self._preparation), Talk()
        shown: list[str] = []
        for question in (
            "Prepare the agenda of Leader Spring pilot 3",
            "What did pair 3 say?",
            "Who rated low? Show all comments in the mentors' own words",
        ):
            async for stage in desk.ask(talk, question, Role.MANAGER, _EYES, pair=met.pair):
                talk = stage
            shown.append(repr((talk.bubbles, talk.plan.agenda, talk.result)))
        return shown

    def _taken_along(self, releases: str) -> list[str]:
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_export_routes(app, self._shelf)
        door = Guard(app, host="127.0.0.1")
        paths = re.findall(r'href="((?:exports|print)/[^"]+)"', releases)
        answers = [ask(door, f"/{path}") for path in paths]
        assert all(answer.status == 200 for answer in answers)
        return [answer.body.decode("latin-1") for answer in answers]
