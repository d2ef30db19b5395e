"""The scorers by name, as suites call them."""

from coach.evaluation.citation_scorers import (
    citations_fit,
    cites_expected_source,
    claims_cited,
    quotes_stand,
)
from coach.evaluation.outcome_scorers import (
    facts_found,
    false_refusals,
    follow_up_success,
    held_back,
    outcome_is,
    topic_change_clean,
)
from coach.evaluation.retrieval_scorers import mrr, recall_at_5
from coach.evaluation.scoring import ReplyScorer, SearchScorer
from coach.evaluation.wording_scorers import no_forbidden_phrases, short_enough

ASKING: dict[str, ReplyScorer] = {
    "facts_found": facts_found,
    "outcome_is": outcome_is,
    "held_back": held_back,
    "false_refusals": false_refusals,
    "follow_up_success": follow_up_success,
    "topic_change_clean": topic_change_clean,
    "cites_expected_source": cites_expected_source,
    "claims_cited": claims_cited,
    "quotes_stand": quotes_stand,
    "citations_fit": citations_fit,
    "short_enough": short_enough,
    "no_forbidden_phrases": no_forbidden_phrases,
}
"""Scorers of the task `ask`."""
SEARCHING: dict[str, SearchScorer] = {"recall_at_5": recall_at_5, "mrr": mrr}
"""Scorers of the task `search`."""
