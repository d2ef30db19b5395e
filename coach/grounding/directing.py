"""Whether a sentence advises its reader, asks them something, or says how things are."""

import re

_OPENERS = re.compile(
    r"^(?:(?:please|kindly|then|first|second|third|next|finally|lastly|also|always|never|instead|and|but|so|or|"
    r"perhaps|maybe|simply|just|afterwards|together|now|otherwise|above all|do not|don't|at least|"
    r"to start|to begin)\b[\s,:]*)+"
)
_FIRST = re.compile(
    r"^(?:if|when|whenever|before|after|once|while|at|in|for|with|without|during|until|since|as|to|on|by|where|"
    r"unless|from|between|rather|instead of|every|each)\b[^,]*,\s*"
)
_ADDRESSED = re.compile(
    r"\byou(?:'d|'ll)?\s+(?:both\s+|each\s+)?(?:can|could|should|might|may|must|will|would|"
    r"need|have to|want to|ought)\b|\byou(?:'d|'ll)\b"
    r"|\b(?:let's|let us|please|try to|make sure|be sure|"
    r"it (?:helps|pays|is worth|may help|can help) )"
    r"|\bi(?:'d| would)\b|\b(?:i|we)(?:'d| would| can|'d only)? (?:suggest|recommend|advise)\b"
)
_QUESTION = 4
"""Words; fewer with a question mark ask nothing that could be answered."""
_VERBS = frozenset(
    """accept acknowledge adapt add address admit agree aim allow alternate answer arrange
    ask attend avoid be begin block book borrow break bring build call cancel capture
    celebrate challenge change chat check choose clarify close collect combine come commit
    compare connect consider contact cover create decide define delay demonstrate describe
    design discuss do draft draw drop email encourage end ensure establish expect experiment
    explain explore extend feel fill find finish fix focus follow forget form gather get
    give go grow guard have hear help hold identify imagine include interview introduce
    invite join jot keep know lead lean learn leave let link list listen look make map match
    mark measure meet mention mind mix move name narrow note notice offer open order
    organise organize outline own pair park pause pick pilot plan play practise practice
    praise prepare promise propose protect prove put question quote raise rate reach read recall
    recap receive reflect rehearse relate remember remind repeat replace report request
    rescue reserve respect respond rest return reverse review revisit reward rotate run save
    say schedule seek select send separate serve set settle share shorten show sit sketch
    skip slow sort speak spend split stand start state stay stick stop study suggest suit
    summarise summarize support swap switch take talk teach tell test thank think tie touch
    track trade train translate treat try turn understand update use vary volunteer wait
    walk warn watch welcome widen work write""".split()
)


def advises(sentence: str) -> bool:
    """Tell whether a sentence asks its reader something, or to do something.

    An order begins with its verb, an opening word or a leading clause aside; a verb that is not
    known here makes none, so that what merely looks like an order is held to its sources.
    """
    plain = sentence.lower().replace("’", "'").strip(" \"'“”‘(")
    if plain.rstrip("\"'”’)").endswith("?"):
        return len(plain.split()) >= _QUESTION
    if _ADDRESSED.search(plain):
        return True
    return any(_is_order(rest) for rest in (plain, _FIRST.sub("", plain, count=1)))


def _is_order(plain: str) -> bool:
    first = re.match(r"[a-z]+", _OPENERS.sub("", plain))
    return bool(first) and first.group() in _VERBS if first else False
