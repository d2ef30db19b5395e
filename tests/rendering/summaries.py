"""A summary and releases to show, with text in them that would harm if it were read as markup."""

from coach.domain.answer import Citation, CitationStatus
from coach.domain.comment import Code
from coach.domain.feedback import QUESTIONS, Question
from coach.domain.release import CitedAction, GroupFigure, QuestionFigure, Release, ThemeFigure
from coach.domain.source import PublicPage
from coach.domain.summary import (
    FeedbackSummary,
    Quote,
    RatingSummary,
    RowRemark,
    SideRating,
    SummaryTheme,
)

HARM = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) {{7*7}} =1+1 "quoted"'
PAGE = PublicPage(id="P30", title="A help page", url="https://x.example/p", grade="C")


def a_cited_action(n: int = 1, text: str = "Fix the next date.") -> CitedAction:
    """Return an action with one citation."""
    citation = Citation(
        n=n,
        source="reverse-mentoring",
        title="Reverse mentoring",
        grade="C",
        quote="Closing includes the next date.",
        status=CitationStatus.VERIFIED,
        passage="reverse-mentoring-1",
        via=PAGE,
    )
    return CitedAction(text=text, citations=(citation,))


def a_summary() -> FeedbackSummary:
    """Return a summary with everything in it."""
    everybody = SideRating(people=3, mean=3.25, distribution=(1, 0, 2, 0, 2))
    sides = {
        "leader": SideRating(people=1, mean=4.5, distribution=(0, 0, 0, 0, 2)),
        "mentor": SideRating(people=2, mean=2.63, distribution=(1, 0, 2, 0, 0)),
    }
    own = Question(id="trust", label=f"Trust {HARM}"[:200])
    return FeedbackSummary(
        file=f"{HARM}.csv"[:60],
        answers=5,
        people=3,
        pairs=2,
        ratings=tuple(
            RatingSummary.model_validate(
                {"question": question, **everybody.model_dump(), "by_side": sides}
            )
            for question in (QUESTIONS[0], own)
        ),
        themes=(
            SummaryTheme(
                code=Code.SCHEDULING,
                label="Time and scheduling",
                people=2,
                rows=(1, 2),
                tone="concern",
                quotes=(Quote(row=1, text=HARM), Quote(row=2, text="Late again.")),
                actions=(a_cited_action(), CitedAction(text="Ask them why.")),
            ),
            SummaryTheme(
                code=Code.CAREER,
                label="Careers and sponsorship",
                people=1,
                rows=(3,),
                tone="strength",
                quotes=(Quote(row=3, text="I met the head of product."),),
                actions=(a_cited_action(2, "Go on like this."),),
            ),
        ),
        needs_human=(RowRemark(row=4, why="may describe a threat"),),
        unreadable=(RowRemark(row=6, why='usefulness is "7"; it must be 1 to 5'),),
        left_out=(RowRemark(row=5, why="instruction, not feedback"),),
        notices=("Not read: town.",),
    )


def a_release() -> Release:
    """Return a release with a split, a theme and something hidden."""
    group = GroupFigure(group="leader", band="10-19", score="4.0", favourable="≥ 80 %")
    figure = QuestionFigure(
        id="usefulness", score="3.5", favourable="61-79 %", trend="up", split=(group,)
    )
    theme = ThemeFigure(
        code=Code.SCHEDULING,
        label="Time and scheduling",
        share="many",
        actions=(a_cited_action(),),
    )
    return Release(
        programme=f"Spring {HARM}",
        window="imported file 1",
        people_at_least=10,
        band="10-19",
        questions=(figure,),
        themes=(theme,),
        hidden=("“Trust” is not shown.",),
        cannot_see="You cannot see who answered.",
    )


def no_release() -> Release:
    """Return a release of too few answers."""
    return Release(
        programme="Spring",
        window="imported file 1",
        people_at_least=None,
        band=None,
        hidden=("There are not enough answers yet.",),
        cannot_see="You cannot see who answered.",
    )
