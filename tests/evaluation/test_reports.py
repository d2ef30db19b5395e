"""Reports are readable in a terminal, inert as a page, and comparable with each other."""

from html.parser import HTMLParser

from coach.evaluation.comparison import compare
from coach.evaluation.html_report import as_html
from coach.evaluation.report import Caught, Difference, Failure, Report, Row
from coach.evaluation.text_report import SHOWN, as_text

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def a_row(score: float = 0.5, *, split: str = "seen", passed: bool | None = True) -> Row:
    return Row(
        suite="answers",
        split=split,
        scorer="outcome_is",
        cases=10,
        found=10 * score,
        of=10,
        score=score,
        low=0.2,
        high=0.8,
        at_least=0.5,
        passed=passed,
    )


def a_failure(case: str = "one", why: str = "off_topic", answer: str = "") -> Failure:
    about = {"suite": "answers", "split": "seen", "scorer": "outcome_is"}
    return Failure.model_validate(about | {"case": case, "why": why, "answer": answer})


def a_report(*rows: Row, failures: tuple[Failure, ...] = (), commit: str | None = None) -> Report:
    return Report(
        engine="embedded",
        index="abc",
        commit=commit,
        seconds=1.5,
        rows=rows or (a_row(),),
        failures=failures,
        sentinels=(Caught(suite="answers", sentinel="always_refuses", by=("outcome_is",)),),
        differences=(
            Difference(
                suite="retrieval", scorer="mrr", cases=9, listed=0.9, without=0.88, at_most=0.03
            ),
        ),
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_text_says_score_interval_need_and_verdict() -> None:
    text = as_text(a_report(commit="f" * 40))

    line = next(line for line in text.splitlines() if line.startswith("answers  seen"))
    assert line.split()[3:] == "10 50.0 % 20-80 at least 50.0 % pass".split()
    assert "always_refuses caught by outcome_is" in text
    assert "mrr: 90.0 % with, 88.0 % without, pass" in text
    assert text.endswith("passed: engine embedded, index abc, commit ffffffffffff, 1.5 s")


def test_the_text_shows_a_limited_number_of_failures() -> None:
    failures = tuple(a_failure(f"case-{n}") for n in range(SHOWN + 3))

    text = as_text(a_report(failures=failures))

    assert text.count("case-") == SHOWN
    assert "and 3 more" in text


def test_held_failures_are_counted_in_no_list_of_the_text() -> None:
    assert "#4" not in as_text(a_report(failures=(a_failure("#4", why=""),)))


def test_the_page_loads_and_runs_nothing_whatever_was_said() -> None:
    page = as_html(a_report(failures=(a_failure(NASTY, why=NASTY, answer=NASTY),)))

    parser = _Tags()
    parser.feed(page)
    assert not parser.tags & {"script", "img", "link", "iframe", "a", "form"}
    assert not parser.attributes & {"src", "href", "onerror", "onclick", "style"}
    assert "default-src 'none'" in page


def test_the_page_tells_every_failure_and_withholds_held_ones() -> None:
    page = as_html(a_report(failures=(a_failure("open"), a_failure("#7", why=""))))

    assert "answers / seen / open: outcome_is" in page
    assert "#7: outcome_is (held: not shown)" in page


def test_a_score_that_moved_is_told_before_and_after() -> None:
    changes = compare(a_report(a_row(0.5)), a_report(a_row(0.7)))

    assert [(one.before, one.after, one.cases) for one in changes.moved] == [(0.5, 0.7, 10)]
    assert "answers seen outcome_is: 50.0 % -> 70.0 % (n = 10)" in as_text(a_report(), changes)


def test_rows_that_are_new_or_gone_are_told_as_such() -> None:
    changes = compare(a_report(a_row(split="seen")), a_report(a_row(split="given")))

    assert {(one.split, one.before, one.after) for one in changes.moved} == {
        ("given", None, 0.5),
        ("seen", 0.5, None),
    }


def test_cases_that_fail_now_or_no_longer_are_named() -> None:
    before = a_report(failures=(a_failure("mended"), a_failure("both")))
    after = a_report(failures=(a_failure("both"), a_failure("broken")))

    changes = compare(before, after)

    assert changes.newly_failing == ("answers/seen/outcome_is/broken",)
    assert changes.newly_passing == ("answers/seen/outcome_is/mended",)


def test_a_suite_that_was_not_run_again_is_not_compared() -> None:
    other = a_row().model_copy(update={"suite": "declining"})

    assert compare(a_report(a_row(), other), a_report(a_row())).moved == ()


def test_no_change_is_said_to_be_none() -> None:
    report = a_report()

    assert "nothing changed" in as_text(report, compare(report, report))
