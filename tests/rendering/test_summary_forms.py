"""A summary in its forms: the same words, every foreign one inert, and a page without a script."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from coach.domain.release import Release
from coach.domain.summary import FeedbackSummary
from coach.rendering.summary_charts import rating_chart, theme_chart
from coach.rendering.summary_html import release_page, summary_page
from coach.rendering.summary_json import release_json, summary_json
from coach.rendering.summary_markdown import release_markdown, summary_markdown
from coach.rendering.summary_wording import mean_words, overview
from tests.rendering.summaries import HARM, a_release, a_summary, no_release
from tests.services.summarising import texts

ALLOWED = set(
    "html head meta title style body main h1 h2 h3 p strong span section article blockquote footer "
    "ul ol li a svg rect text".split()
)


class Tags(HTMLParser):
    """Collects the tags of a page, its attributes and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "page",
    [
        summary_page(a_summary(), texts()),
        release_page(a_release(), texts()),
        release_page(no_release(), texts()),
        summary_page(FeedbackSummary(file="f", answers=0, people=0, pairs=0), texts()),
    ],
)
def test_a_page_is_our_markup_around_words_without_script_or_anything_from_elsewhere(
    page: str,
) -> None:
    found = Tags(page)

    assert found.tags <= ALLOWED
    assert not any(name.startswith("on") for name in found.attributes)
    assert all(link.startswith("#source-") for link in found.links)
    assert "url(" not in page
    assert "@import" not in page


def test_what_people_wrote_stands_on_the_page_as_they_wrote_it() -> None:
    page = Tags(summary_page(a_summary(), texts()))

    assert HARM in page.text


def test_the_markdown_reads_as_text_whatever_people_wrote() -> None:
    for text in (
        summary_markdown(a_summary(), texts()),
        release_markdown(a_release(), texts()),
    ):
        page = Tags(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))

        assert page.links == []
        assert "img" not in page.tags
    assert HARM in Tags(MarkdownIt().render(summary_markdown(a_summary(), texts()))).text


def test_a_summary_says_whom_it_is_for_before_it_says_anything_else() -> None:
    lines = summary_markdown(a_summary(), texts()).split("\n\n")

    assert lines[1].startswith("*Contains comments: for its reader alone.*")
    assert "--shareable" in lines[1]


def test_the_overview_begins_with_what_needs_a_person_and_ends_with_a_first_step() -> None:
    words = overview(a_summary(), texts())

    assert words.startswith("Before anything else, read row 4 yourself")
    assert "3 people in 2 pairs gave 5 answers." in words
    assert "Leaders rate usefulness higher than mentors do: 4.5 against 2.6." in words
    assert "What troubles them, or what they wish for: time and scheduling (2 people)." in words
    assert "career" not in words  # one person is no matter for the overview
    assert words.endswith("A good first step: fix the next date.")


@pytest.mark.parametrize(("mean", "words"), [(3.25, "3.3"), (3.24, "3.2"), (4, "4.0")])
def test_a_mean_is_said_with_one_decimal(mean: float, words: str) -> None:
    assert mean_words(mean) == words


def test_every_part_of_a_summary_stands_in_its_markdown() -> None:
    text = summary_markdown(a_summary(), texts())

    for part in (
        "### Time and scheduling: 2 people, a concern",
        "> Late again. (row 2)",
        "- Fix the next date. [1]",
        "- Ask them why. (coach suggestion)",
        "- Careers and sponsorship, a strength: “I met the head of product.” (row 3)",
        "- Row 4: may describe a threat",
        '- Row 6: usefulness is "7"; it must be 1 to 5',
        "- Row 5: instruction, not feedback",
        "- Not read: town.",
        "- [1] “Closing includes the next date.” Reverse mentoring (a vendor's help page). "
        "Behind it: A help page.",
    ):
        assert part in text
    assert "[2]" not in text  # what is cited for one person alone is not listed


def test_the_json_of_a_summary_has_the_names_that_scripts_rely_on() -> None:
    found = summary_json(a_summary())

    assert set(found) >= {
        "answers", "people", "pairs", "ratings", "themes", "needs_human", "unreadable", "left_out",
        "audience",
    }  # fmt: skip
    assert found["ratings"]["usefulness"]["by_side"]["leader"] == {
        "mean": 4.5, "distribution": [0, 0, 0, 0, 2], "people": 1,
    }  # fmt: skip
    assert found["themes"][0]["quotes"][0] == {"row": 1, "text": HARM}
    assert found["themes"][0]["actions"][0]["citations"][0]["via"]["id"] == "P30"
    assert found["themes"][0]["actions"][1]["citations"] == []
    assert found["audience"] == "contains comments: for its reader alone"


@pytest.mark.parametrize("release", [a_release(), no_release()])
def test_the_json_of_a_release_is_the_release_and_nothing_else(release: Release) -> None:
    found = release_json(release)

    assert list(found) == [
        "programme", "window", "people_at_least", "band", "questions", "themes", "response",
        "hidden", "cannot_see",
    ]  # fmt: skip
    for question in found["questions"]:
        assert set(question) == {"id", "score", "favourable", "trend", "split"}
        assert set(question["split"][0]) == {"group", "band", "score", "favourable"}
    for theme in found["themes"]:
        assert set(theme) == {"code", "label", "share", "actions"}
    assert Release.model_validate(json.loads(release.model_dump_json())) == release


def test_a_release_for_people_says_the_same_and_no_more() -> None:
    text = release_markdown(a_release(), texts())
    page = Tags(release_page(a_release(), texts())).text

    assert "- How useful was this session to you?: 3.5; 61-79 % are favourable; up since" in text
    for said in ("At least 10 people answered.", "Many raise it.", "is not shown.", "Leaders: "):
        assert said in text
        assert said in page
    assert "What is not shown" in release_markdown(no_release(), texts())


def test_a_chart_is_sound_and_tells_its_figures_to_those_who_cannot_see_it() -> None:
    rating = a_summary().ratings[1]
    for chart in (rating_chart(rating, texts()), theme_chart(a_summary(), texts())):
        root = ElementTree.fromstring(chart)
        width = float(root.attrib["viewBox"].split()[2])

        assert root.attrib["aria-label"]
        for bar in root.iter("rect"):
            assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= width
    assert (
        "1 given once, 3 given 2 times"
        in ElementTree.fromstring(rating_chart(rating, texts())).attrib["aria-label"]
    )


def test_the_bars_of_a_question_are_as_long_as_its_counts_say() -> None:
    chart = rating_chart(a_summary().ratings[0], texts())
    widths = [float(found) for found in re.findall(r'class="r\d"[^>]* width="([\d.]+)"', chart)]

    assert widths[:3] == [92, 184, 184]
