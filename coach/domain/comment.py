"""What is read from a comment: its themes from a fixed list, its tone, and what to do with it."""

from enum import StrEnum

from coach.domain.record import Record

MOST_CODES = 3
"""Themes that one comment may have."""


class Code(StrEnum):
    """The fixed list of themes; `other` is counted and never shown."""

    SCHEDULING = "scheduling"
    CANCELLATIONS = "cancellations"
    CANDOUR = "candour"
    AIRTIME = "airtime"
    USEFULNESS_LEADER = "usefulness_leader"
    USEFULNESS_MENTOR = "usefulness_mentor"
    CAREER = "career"
    TOPIC_CHOICE = "topic_choice"
    PREPARATION = "preparation"
    FOLLOW_UP = "follow_up"
    CONFIDENTIALITY = "confidentiality"
    LOAD = "load"
    MATCH = "match"
    PROGRAMME_SUPPORT = "programme_support"
    DECISIONS = "decisions"
    INCLUSION = "inclusion"
    TECHNOLOGY = "technology"
    DIGITAL_SKILLS = "digital_skills"
    ROLE_CLARITY = "role_clarity"
    RECOGNITION = "recognition"
    WELLBEING = "wellbeing"
    OTHER = "other"


class Tone(StrEnum):
    """How something is said: that it is good, that it troubles, or what is wanted."""

    STRENGTH = "strength"
    CONCERN = "concern"
    REQUEST = "request"


class ReadComment(Record):
    """A comment after it was masked and read."""

    masked: str
    """Its words with names, addresses and numbers masked; the only form that is ever quoted."""
    codes: tuple[Code, ...] = ()
    """Best first, at most MOST_CODES; none for a comment that says nothing or is left out."""
    tones: tuple[Tone, ...] = ()
    """One for each code, in the same order."""
    needs_human: str = ""
    """Why a person should look at it, in a few words; empty for most."""
    left_out: str = ""
    """Why it is not counted, such as `instruction, not feedback`; empty for most."""

    @property
    def says_something(self) -> bool:
        """Whether it counts as a comment: it has a theme of the list, `other` included."""
        return bool(self.codes)
