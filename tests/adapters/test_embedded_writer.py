"""The embedded writer words a brief with nothing but what was found."""

from coach.adapters.embedded_writer import EmbeddedWriter
from tests.builders import a_brief, a_hit, a_passage, texts_of


def test_it_says_sentences_of_the_brief_and_cites_their_passages() -> None:
    passage = a_passage("Trust is slow.", "Wine is old.")

    draft = EmbeddedWriter().write(a_brief("What happens?", a_hit(passage)))

    assert texts_of(draft) == ["Trust is slow.", "Wine is old."]
    assert {citation.passage for citation in draft.citations} == {passage.id}


def test_it_names_itself_as_the_engine() -> None:
    assert EmbeddedWriter().name == "embedded"
