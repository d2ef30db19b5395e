"""What a block is there for, inferred where a document does not say it."""

import re

from coach.domain.playbook import Direction, Does, SessionKind

_TEACHING: tuple[tuple[Does, str], ...] = (
    ("play_back", r"\b(plays?|said|says|told|tells?) .*back\b|\bin (their |other )?own words\b"),
    ("feedback", r"\bfeedback\b|\bwithout rebuttal\b|\blands?\b|\bimpacts?\b|\bseen by\b"),
    ("offer", r"\boffer"),
    ("stories", r"\bstor(y|ies)\b"),
    ("try", r"\btr(y|ies|ied)\b|\bhands on\b|\bpractis|\brole play\b|\bbuild"),
)
_JOINT: tuple[tuple[Does, str], ...] = (
    ("risk", r"\bpolicy\b|\brisks?\b"),
    ("actions", r"\b(actions?|promises?|tasks?|steps?) (since|in a|so far|first)\b"
                r"|\bopen actions?\b"
                r"|\bwhat (became|came) of\b|\bwhat we (promised|tried)\b|\byou said, I did\b"
                r"|\bcheck[ -]?in and (actions?|tasks?)\b"),
    ("play_back", r"\bplay(s|ed)? .*back\b"),
    ("look_back", r"\blook(ing)? back\b|\bback to (the|our) (first|goals?|charter|mandate|plan)\b"),
    ("rules", r"\brules?\b|\bconfidential|\bwhat stays\b|\blimits of (what|conf)"),
    ("contract", r"\bconsent\b|\broles?\b|\bmandate\b|\bcharter\b.*\bagree|\bagree\b.*\bwork\b"),
    ("stories", r"\bstor(y|ies)\b|\bintroduc|\bturning points?\b|\babout me\b"),
    ("balance", r"\bgave\b|\bgiven and\b|\bbalance\b|\bgot\b.*\bgave\b|\btaught\b.*\bwhom\b"),
    ("wants", r"\bwants?\b|\bgains?\b|\bgoals? for\b|\bhopes\b"),
    ("report", r"\b(programme|organi[sz]ation|others) (should|may|must)?\s*(hear|know)\b"
               r"|\bmay be (told|shown|passed)\b|\bfor the programme\b"),
    ("wellbeing", r"\bload\b|\bwell-?being\b|\bthanks and limits\b|\bstrain\b"),
    ("feedback", r"\bfeedback\b|\bwithout rebuttal\b"),
    ("review", r"\bgot in the way\b|\bstuck\b|\bshow(ed|n)\b|\bmilestones?\b|\bresults?\b"),
    ("look_back", r"\bwhat (has )?(really )?changed\b|\bdifferent(ly)?\b"),
    ("offer", r"\boffer"),
    ("review", r"\bstop\b.*\bstart\b|\breview\b|\bretrospective\b"),
    ("open", r"\bcheck[ -]?in\b|\barriv|\bwelcome\b|\bown (it|the)\b|\bname the gap\b"
             r"|\bwhere we stand\b|\bhow safe\b"),
    ("topics", r"\btopics?\b|\bsubjects?\b|\bshrink\b|\bsmaller\b"
               r"|\bcases (to|for)\b|\bsecond half\b"),
    ("schedule", r"\bdates?\b(?!.*\bwho does\b)|\bnext (visit|session|turn)\b|\bcalendar\b"),
    ("decide", r"\bwho does\b|\bone \w+ each\b|\bone (experiment|action|promise|step)\b"
               r"|\bactions?\b"
               r"|\bend or (go on|continue|renew)\b|\bdecide\b"),
    ("close", r"\bclos(e|ing)\b|\bthanks\b|\bfarewell\b|\bgoodbye\b|\bwrap"),
    ("apply", r"\bapply\b|\bput\b.*\bto work\b|\bdecision\b|\bwhere (you|we) (will )?use\b"),
)  # fmt: skip
"""The first that fits wins, so what is said more exactly stands first."""
_ONE_WAY: dict[SessionKind, Does] = {"first": "stories", "feedback": "feedback", "closing": "offer"}
_SHARED: dict[SessionKind, Does] = {
    "first": "contract", "midpoint": "review", "closing": "review", "restart": "topics",
}  # fmt: skip
"""What a block is for where its title does not tell, by kind of session."""


def inferred_does(
    title: str,
    direction: Direction,
    topic: str | None,
    *,
    kind: SessionKind,
    actions: bool,
    place: float,
) -> Does:
    """Return what a block most likely does.

    Args:
        title: Of the block.
        direction: Who teaches.
        topic: What is taught, if anything.
        kind: Of the session.
        actions: Whether open actions are read out in it.
        place: Where it stands in the session, 0 for the first block, 1 for the last.
    """
    if actions:
        return "actions"
    rules = _JOINT if direction == "joint" else _TEACHING
    for does, pattern in rules:
        if re.search(pattern, title, re.IGNORECASE):
            return does
    if direction != "joint":
        return "teach" if topic else _ONE_WAY.get(kind, "teach")
    if topic:
        return "apply"
    return "open" if place == 0 else "close" if place == 1 else _SHARED.get(kind, "apply")
