"""Questions are checked line by line with the real embedder."""

from pathlib import Path

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.preparation import QuestionFlag
from coach.planning.question_check.texts import FLAGS
from coach.retrieval.library import read_playbook
from coach.services.check_questions import (
    QuestionChecker,
    question_phrases,
    read_question_texts,
)
from coach.shelves import read_yaml, shelf

FOLDER = shelf("knowledge") / "coaching"
CASES = shelf("evals") / "cases" / "questions"
TEXTS = read_question_texts(FOLDER)


@pytest.fixture(scope="module")
def checker(minilm: MiniLmEmbedder) -> QuestionChecker:
    """Return the product's checker."""
    return QuestionChecker(minilm, TEXTS)


def _cases(split: str) -> list[tuple[str, set[QuestionFlag]]]:
    return [(row["q"], set(row["flags"])) for row in read_yaml(CASES / f"{split}.yaml")]


def test_blank_lines_are_skipped_and_the_order_is_kept(checker: QuestionChecker) -> None:
    lines = ["", "How old are you?", "  ", "What should I stop doing?", "\t"]

    checked = checker.check(lines)

    assert [one.question for one in checked] == ["How old are you?", "What should I stop doing?"]
    assert [bool(one.flags) for one in checked] == [True, False]


def test_a_line_is_judged_alike_alone_and_among_others(checker: QuestionChecker) -> None:
    lines = [question for question, _ in _cases("seen")[::7]]

    assert checker.check(lines) == tuple(checker.check([line])[0] for line in lines)


@pytest.mark.parametrize("split", ["seen", "opened", "fresh"])
def test_burdens_are_found_and_good_questions_left_alone(
    checker: QuestionChecker, split: str
) -> None:
    cases = _cases(split)
    checked = checker.check([question for question, _ in cases])
    pairs = [(wanted, set(one.flags)) for (_, wanted), one in zip(cases, checked, strict=True)]

    burdens = [(wanted, found) for wanted, found in pairs if wanted]
    good = [found for wanted, found in pairs if not wanted]
    assert sum(wanted <= found for wanted, found in burdens) >= 0.95 * len(burdens)
    assert sum(map(bool, good)) <= 0.05 * len(good)


@pytest.mark.parametrize("split", ["seen", "opened", "fresh", "held"])
def test_every_rewrite_passes_the_check_and_is_another_question(
    checker: QuestionChecker, split: str
) -> None:
    flagged = [
        one for one in checker.check([question for question, _ in _cases(split)]) if one.flags
    ]

    for one in flagged:
        assert one.rewrite and one.rewrite != one.question
        assert checker.check([one.rewrite])[0].flags == (), one.rewrite


def test_every_question_that_the_shelf_proposes_passes_the_check(
    checker: QuestionChecker,
) -> None:
    texts = TEXTS.texts.rewrite
    interests = (*texts.interests, *texts.disclosure, *texts.third_person)
    asks = [texts.last, *(ask for one in interests for ask in one.ask)]

    assert [one for one in checker.check(asks) if one.flags] == []


def test_few_questions_of_the_playbooks_are_flagged(checker: QuestionChecker) -> None:
    lines = list(dict.fromkeys(_playbook_questions(shelf("knowledge") / "playbooks")))

    flagged = [one for one in checker.check(lines[::4]) if one.flags]

    assert len(flagged) <= 0.04 * len(lines[::4])


def test_each_flag_has_one_warm_sentence_to_the_asker() -> None:
    for flag in FLAGS:
        why = TEXTS.texts.why[flag]
        assert why.endswith(".") and why.count(".") == 1 and "!" not in why


def test_the_phrases_to_be_kept_are_those_that_are_encoded(minilm: MiniLmEmbedder) -> None:
    phrases = question_phrases(TEXTS)
    known = dict(zip(phrases, minilm.encode(phrases), strict=True))
    line = "Is somebody in your household seriously unwell?"

    kept = QuestionChecker(minilm, TEXTS, known).check([line])

    assert kept == QuestionChecker(minilm, TEXTS).check([line])


def _playbook_questions(folder: Path) -> list[str]:
    playbooks = (read_playbook(path) for path in sorted(folder.glob("*.md")))
    return [
        question
        for playbook in playbooks
        for session in playbook.sessions
        for block in session.blocks
        for question in block.questions
    ]
