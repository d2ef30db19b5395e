"""The knowledge shelf: claims that can be shown, in our own words, with the sources' facts.

The articles' sources are not part of the project. Where they lie beside it, each digest is held
to its source; where they do not, the run says that this was not done.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from coach.domain.document import Document, Section
from coach.domain.source import Source, SourceKind
from coach.language.figures import Figure, agrees, figures
from coach.language.names import names
from coach.language.words import parts, stem, words
from coach.retrieval.about_source import about_source
from coach.retrieval.library import read_library
from coach.services.check_library import check_library
from coach.shelves import shelf

SOURCES = Path(__file__).parents[2] / "shared" / "sources"
RUN = 8
"""Words: so many in a row, the same as in a source, are a copy."""
OURS_TO_COUNT = 12
"""A number written as a word, up to here, may be our own count of what a section lists."""
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]*['’](?!\w)")
LIBRARY = read_library(shelf("knowledge"))
ARTICLES = [one for one in LIBRARY if one.source.kind is SourceKind.ARTICLE]


@pytest.fixture(scope="module")
def texts(pytestconfig: pytest.Config) -> dict[str, str]:
    """Return each source by the digits that its file begins with; {} if they are not here."""
    found = {path.name[:3]: path.read_text(encoding="utf-8") for path in SOURCES.glob("*.txt")}
    if not found:
        reporter = pytestconfig.pluginmanager.get_plugin("terminalreporter")
        assert reporter is not None
        reporter.write_line("NOT RUN: the digests were not compared with their sources (no texts).")
    return found


def _digits(source: Source) -> str:
    return source.id[1:].split("-")[0].zfill(3)


def _source_of(document: Document, texts: dict[str, str]) -> str:
    """Return the source's text, with what its front matter says about it."""
    source = document.source
    known = (source.title, source.author, source.publisher, source.date)
    return "\n".join([texts[_digits(source)], *(part for part in known if part)])


def _condensed(document: Document) -> list[Section]:
    """Return the sections that condense the source; the last one is about the file itself."""
    return [one for one in document.sections if one != about_source(document.source)]


def _written(section: Section) -> Iterator[str]:
    """Yield every line that we wrote."""
    yield section.heading
    yield from section.questions
    yield from (claim.text for claim in section.claims)
    for table in section.tables:
        yield table.caption
        yield from (" ".join(row) for row in (table.header, *table.rows))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = words(text)
    return frozenset(tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1))


_runs_of_source = lru_cache(maxsize=32)(_runs)


def copied(line: str, source: str, *, free: str = "") -> set[str]:
    """Return the runs that a line shares with a source, outside quotations and what is free."""
    said = frozenset(run for piece in QUOTED.split(line) for run in _runs(piece))
    shared = (said & _runs_of_source(source)) - _runs(free)
    named = {word for name in names(line) for word in words(name.text)}
    return {" ".join(run) for run in shared if any(word not in named for word in run)}


def _counts(figure: Figure, line: str, section: Section) -> bool:
    """Say whether a figure is our own count of items that its section lists."""
    spelled = not any(character.isdigit() for character in line[figure.start : figure.end])
    if not spelled or figure.unit is not None or float(figure.value) > OURS_TO_COUNT:
        return False
    lists = [re.split(r", (?:and )?|; | and | or ", claim.text) for claim in section.claims]
    rows = [len(table.rows) for table in section.tables]
    return int(figure.value) in {*map(len, lists), *rows, len(section.claims)}


@lru_cache(maxsize=32)
def _figures(source: str) -> tuple[Figure, ...]:
    return figures(source)


def unknown_figures(line: str, source: str, section: Section) -> list[str]:
    """Return the figures of a line that neither its source gives nor its section lists."""
    given = _figures(source)
    numbers = set(re.findall(r"\d+", source))
    return [
        line[figure.start : figure.end]
        for figure in figures(line)
        if not any(agrees(figure, other) for other in given)
        and not set(re.findall(r"\d+", line[figure.start : figure.end]) or ["none"]) <= numbers
        and figure.unit != "th"
        and not _counts(figure, line, section)
    ]


@lru_cache(maxsize=32)
def _stems(source: str) -> frozenset[str]:
    """Return the stems of a source's words, and the initials of its names: GE, General Electric."""
    said = {part for word in words(source) for part in (word, *parts(word))}
    initials = {"".join(word[0] for word in name.text.split()).lower() for name in names(source)}
    return frozenset(stem(word) for word in said | initials)


def unknown_names(line: str, source: str) -> list[str]:
    """Return the names of a line that its source does not hold; initials of a name are in it."""
    stems = _stems(source)
    return [
        name.text
        for name in names(line)
        for word in words(name.text)
        if not {stem(part) for part in parts(word)} <= stems
    ]


def test_every_file_of_the_shelf_is_in_order() -> None:
    assert [problem.sentence for problem in check_library().problems] == []


def test_the_shelf_has_a_digest_for_every_source(texts: dict[str, str]) -> None:
    assert set(texts) <= {_digits(article.source) for article in ARTICLES}


@pytest.mark.parametrize("document", LIBRARY, ids=lambda one: one.source.id)
def test_no_sentence_of_a_source_is_copied(document: Document, texts: dict[str, str]) -> None:
    titles = "\n".join(one.source.title for one in LIBRARY)
    lines = [line for section in document.sections for line in _written(section)]
    found = {line: copied(line, text, free=titles) for line in lines for text in texts.values()}

    assert {line: runs for line, runs in found.items() if runs} == {}


@pytest.mark.parametrize("document", ARTICLES, ids=lambda one: one.source.id)
def test_every_figure_of_a_digest_stands_in_its_source(
    document: Document, texts: dict[str, str]
) -> None:
    source = _source_of(document, texts) if texts else None
    found = {
        claim.text: unknown_figures(claim.text, source, section)
        for section in _condensed(document)
        for claim in section.claims
        if source
    }

    assert {line: missing for line, missing in found.items() if missing} == {}


@pytest.mark.parametrize("document", ARTICLES, ids=lambda one: one.source.id)
def test_every_name_of_a_digest_stands_in_its_source(
    document: Document, texts: dict[str, str]
) -> None:
    source = _source_of(document, texts) if texts else None
    found = {
        claim.text: unknown_names(claim.text, source)
        for section in _condensed(document)
        for claim in section.claims
        if source
    }

    assert {line: missing for line, missing in found.items() if missing} == {}


EIGHT = "a junior person shows a senior person something"


def test_eight_words_in_a_row_are_a_copy_and_seven_are_not() -> None:
    assert copied(f"Here {EIGHT} new.", f"There {EIGHT} old.")
    assert not copied(f"Here {EIGHT.rsplit(' ', 1)[0]} new.", f"There {EIGHT} old.")


def test_a_quotation_and_a_title_are_no_copy() -> None:
    assert not copied(f"He said “{EIGHT}” once.", EIGHT)
    assert not copied(f"The text {EIGHT} is short.", EIGHT, free=EIGHT)


def test_a_figure_that_the_source_does_not_give_is_found() -> None:
    section = Section(heading="Figures")

    assert unknown_figures("One article puts it at 89 %.", "It was 88 percent.", section) == [
        "89 %"
    ]
    assert unknown_figures("One article puts it at 88 %.", "It was 88 percent.", section) == []


def test_a_count_of_what_the_section_lists_is_our_own() -> None:
    claim = "Three things help: time, trust and candour."
    section = Section.model_validate({"heading": "Help", "claims": [{"text": claim}]})

    assert unknown_figures(claim, "Time, trust, candour.", section) == []
    assert unknown_figures("Nine things help.", "Time, trust, candour.", section) == ["Nine"]


def test_a_name_that_the_source_does_not_hold_is_found() -> None:
    source = "Jack Welch led General Electric."

    assert unknown_names("Jack Welch led GE with Jerry Wind.", source) == ["Jerry Wind"] * 2
    assert unknown_names("Jack Welch led GE.", source) == []
