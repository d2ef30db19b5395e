"""A library of a few passages about mentoring, with everything to search it."""

import numpy as np

from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.domain.document import Claim
from coach.domain.passage import Passage
from coach.ports import Embedder
from coach.retrieval.chunking import header
from coach.retrieval.indexing import encode_passages
from coach.retrieval.searching import Searcher

_TEXTS = {
    "The GE story": (
        "Welch, the former chief executive of GE, chose a junior IT person as his mentor.",
        "Welch learnt the internet quickly from his junior mentor.",
        "GE's top managers then had to find internet-savvy mentors of their own.",
    ),
    "The programme of PwC": (
        "The firm PwC has run reverse mentoring since 2014, with 122 mentors for 200 partners.",
        "Mentors at PwC meet each other every quarter.",
    ),
    "What reverse mentoring is": (
        "Reverse mentoring means that junior people mentor senior leaders.",
        "Reverse mentoring builds trust between generations.",
        "Reverse mentoring usually costs less than a leadership seminar.",
    ),
    "Using AI for the sessions": (
        "Use AI tools to prepare the sessions of a pair, never to perform the relationship.",
        "Preparation of a session with AI tools takes 10 to 15 minutes on each side.",
    ),
    "The Wharton programme": (
        "Wharton Business School pairs executives with students, says its director, Jerry Wind.",
        "The pairs at Wharton exchange knowledge by e-mail and over Skype.",
    ),
}

PASSAGES = tuple(
    Passage(
        id=f"s1-{order}",
        source="s1",
        title="Mentoring in companies",
        heading=heading,
        order=order,
        claims=tuple(Claim(text=text) for text in texts),
    )
    for order, (heading, texts) in enumerate(_TEXTS.items())
)


def searcher(embedder: Embedder) -> Searcher:
    """Return a searcher over the passages."""
    vectors = encode_passages(PASSAGES, embedder)
    index = ExactIndex()
    index.add([p.id for p in PASSAGES], np.stack([found.window.vector for found in vectors]))
    keywords = Bm25Index([p.text for p in PASSAGES], [header(p) for p in PASSAGES])
    by_id = {passage.id: found for passage, found in zip(PASSAGES, vectors, strict=True)}
    return Searcher(PASSAGES, by_id, index=index, keywords=keywords, embedder=embedder)
