"""What of a draft is borne out stays; what is not goes with its citation."""

from coach.domain.answer import Bullets, CitationStatus, Grid, Paragraph, Statement
from coach.domain.document import Table
from coach.domain.passage import Passage
from coach.grounding.checking import Rules, Why, check_reply
from coach.grounding.support import MEASURES, SupportChecker, Weights
from tests.doubles.hash_embedder import HashEmbedder
from tests.grounding.shelf import a_passage, cite, said

ASIA = a_passage(
    "asia",
    "The NBC leader for Asia stayed because he was learning too.",
    "Roshan Thiran and the NBC leader for Asia met almost weekly.",
)
COSTS = a_passage(
    "costs",
    "Leadership seminars often cost more, because external facilitators have to be paid.",
    source="s0-seminars",
)
PASSAGES = {passage.id: passage for passage in (ASIA, COSTS)}
TABLE = ASIA.model_copy(
    update={
        "id": "table",
        "tables": (
            Table(
                caption="Two formats",
                header=("Feature", "Seminar", "Pair"),
                rows=(("Cost", "higher", "lower"), ("Length", "3 days", "a year")),
            ),
        ),
    }
)


def texts(blocks: tuple[object, ...]) -> list[str]:
    return [
        statement.text
        for block in blocks
        if isinstance(block, Paragraph | Bullets)
        for statement in block.statements
    ]


def test_a_verbatim_statement_is_verified() -> None:
    outcome = check_reply([said((ASIA.claims[1].text, (1,)))], [cite(1, ASIA)], PASSAGES)

    assert outcome.removed == ()
    assert [citation.status for citation in outcome.citations] == [CitationStatus.VERIFIED]


def test_citations_are_renumbered_by_first_use_without_gaps() -> None:
    draft = [
        said((COSTS.claims[0].text, (7,)), (ASIA.claims[0].text, (3,))),
        said((ASIA.claims[1].text, (3, 9))),
    ]

    outcome = check_reply(draft, [cite(3, ASIA), cite(7, COSTS), cite(9, COSTS)], PASSAGES)

    assert [(citation.n, citation.passage) for citation in outcome.citations] == [
        (1, "costs"),
        (2, "asia"),
        (3, "costs"),
    ]
    (first, second) = outcome.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [statement.cites for statement in first.statements] == [(1,), (2,)]
    assert second.statements[0].cites == (2, 3)


def test_a_passage_that_was_not_given_cannot_be_cited() -> None:
    stranger = a_passage("stranger", "Nobody gave this to the writer, and it is long enough.")

    outcome = check_reply([said(("It says so.", (1,)))], [cite(1, stranger)], PASSAGES)

    assert outcome.blocks == ()
    assert outcome.removed[0].why is Why.NO_PASSAGE


def test_a_number_without_a_citation_is_no_citation() -> None:
    outcome = check_reply([said(("It says so.", (4,)))], [], PASSAGES)

    assert outcome.blocks == ()


def test_a_citation_of_the_wrong_source_is_refused() -> None:
    forged = cite(1, ASIA).model_copy(update={"source": "s9-invented"})

    assert check_reply([said(("It says so.", (1,)))], [forged], PASSAGES).blocks == ()


def test_one_good_citation_carries_a_statement_whose_other_one_is_forged() -> None:
    forged = cite(1, ASIA, quote="The NBC leader for Asia stayed because he was bored too")

    outcome = check_reply(
        [said((COSTS.claims[0].text, (1, 2)))], [forged, cite(2, COSTS)], PASSAGES
    )

    assert [citation.passage for citation in outcome.citations] == ["costs"]
    assert [removed.why for removed in outcome.removed] == [Why.QUOTE]


def test_a_claim_that_goes_further_is_removed_and_the_rest_of_its_block_stays() -> None:
    draft = said((ASIA.claims[0].text, (1,)), ("They met almost daily for 9 years.", (1,)))

    outcome = check_reply([draft], [cite(1, ASIA)], PASSAGES)

    assert texts(outcome.blocks) == [ASIA.claims[0].text]
    assert outcome.removed[0].why is Why.CLAIM
    assert "'9 years' does not stand in what is cited" in outcome.removed[0].details


def test_advice_stands_without_a_citation_and_a_fact_does_not() -> None:
    draft = Bullets(
        statements=(
            Statement(text="Ask what your partner wants to learn."),
            Statement(text="Research shows that 70 % fail."),
        )
    )

    strict = check_reply([draft], [], PASSAGES)
    lenient = check_reply([draft], [], PASSAGES, rules=Rules(facts_need_sources=False))

    assert texts(strict.blocks) == ["Ask what your partner wants to learn."]
    assert strict.removed[0].why is Why.UNCITED
    assert len(texts(lenient.blocks)) == 2


def test_foreign_matter_is_removed_even_from_a_verbatim_statement() -> None:
    page = a_passage("page", "Readers can follow the author at www.example.org on every day.")

    outcome = check_reply([said((page.claims[0].text, (1,)))], [cite(1, page)], {"page": page})

    assert outcome.blocks == ()
    assert outcome.removed[0].why is Why.FOREIGN


def test_names_of_the_readers_pair_and_of_the_author_need_no_source() -> None:
    text = "Thiran met the NBC leader for Asia almost weekly, as Tunde may like to know."
    page = a_passage("page", "The NBC leader for Asia and his mentee met almost weekly, he writes.")
    rules = Rules(around={"s4-wiifm": "by Roshan Thiran"}, known_names=("Tunde Okafor",))

    assert check_reply([said((text, (1,)))], [cite(1, page)], {"page": page}, rules=rules).blocks
    assert not check_reply([said((text, (1,)))], [cite(1, page)], {"page": page}).blocks


def always(log_odds: float) -> SupportChecker:
    """Return a checker that gives every claim the same score."""
    weightless = {name: 0.0 for name in MEASURES}
    return SupportChecker(HashEmbedder(), weights=Weights(**weightless, start=log_odds))


def test_a_weakly_supported_statement_stays_and_its_citation_says_so() -> None:
    draft = [said(("Whoever stayed gained new insight.", (1,)), (ASIA.claims[0].text, (1,)))]

    outcome = check_reply(draft, [cite(1, ASIA)], PASSAGES, support=always(-1.0))

    assert [(citation.n, citation.status) for citation in outcome.citations] == [
        (1, CitationStatus.UNSUPPORTED),
        (2, CitationStatus.VERIFIED),
    ]
    assert len(texts(outcome.blocks)) == 2


def test_a_statement_that_nothing_cited_resembles_goes() -> None:
    draft = [said(("Whoever stayed gained new insight.", (1,)))]

    outcome = check_reply(draft, [cite(1, ASIA)], PASSAGES, support=always(-6.0))

    assert outcome.blocks == ()
    assert outcome.removed[0].why is Why.ELSEWHERE


def test_the_rows_of_a_grid_are_checked_one_by_one() -> None:
    grid = Grid(
        header=("Feature", "Seminar", "Pair"),
        rows=(("Cost", "higher", "lower"), ("Length", "5 days", "a year")),
        cites=(1,),
    )

    outcome = check_reply([grid], [cite(1, TABLE)], {"table": TABLE})

    (kept,) = outcome.blocks
    assert isinstance(kept, Grid)
    assert kept.rows == (("Cost", "higher", "lower"),)
    assert kept.cites == (1,)


def test_a_grid_without_a_row_that_is_borne_out_goes() -> None:
    grid = Grid(header=("Feature", "Pair"), rows=(("Length", "7 weeks"),), cites=(1,))

    assert check_reply([grid], [cite(1, TABLE)], {"table": TABLE}).blocks == ()
    assert check_reply([grid], [], {"table": TABLE}).blocks == ()


def test_a_grid_of_typed_results_cites_nothing() -> None:
    grid = Grid(header=("When", "What"), rows=(("10:00", "open"),))

    assert check_reply([grid], [], {}, rules=Rules(facts_need_sources=False)).blocks == (grid,)
    assert check_reply([grid], [], {}).blocks == ()


def test_an_empty_draft_stays_empty() -> None:
    passages: dict[str, Passage] = {}

    outcome = check_reply([], [cite(1, ASIA)], passages)

    assert (outcome.blocks, outcome.citations) == ((), ())
