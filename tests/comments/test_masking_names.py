"""Names of people: found without a roster by their signs, and always with one."""

import pytest

from coach.comments.masking import mask


def _names(text: str, *known: str) -> list[str]:
    spans = mask(text, known_names=known).spans
    return [text[span.start : span.end] for span in spans if span.type == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I spoke with Dr Quillfeather about it.", "Quillfeather"),
        ("Mrs. Young was there.", "Young"),
        ("My name is Zbyrek and I joined late.", "Zbyrek"),
        ("my mentor zbyrek is kind", "zbyrek"),
        ("thanks to zbyrek it works", "zbyrek"),
        ("My leader, Torvhild Brekkesen, was late.", "Torvhild Brekkesen"),
        ("It was Zbyrek who moved it.", "Zbyrek"),
        ("Zbyrek told me so.", "Zbyrek"),
        ("Best wishes,\nZbyrek", "Zbyrek"),
        ("Name: Zbyrek", "Zbyrek"),
        ("Zbyrek: can we talk?", "Zbyrek"),
    ],
)
def test_a_name_that_is_on_no_list_is_found_by_the_words_around_it(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize(
    "name",
    ["Anneke van der Berg", "Hassan al-Rashid", "María José", "Jean-Luc", "Sinéad O'Brien",
     "Grace M. Okafor", "Ludwig van Aken", "Kate Young", "Nguyễn Thị Hoa", "Łukasz", "JEAN-LUC"],
)  # fmt: skip
def test_a_name_is_masked_with_all_its_parts(name: str) -> None:
    assert _names(f"I asked {name}'s team.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("May was too busy. In May I saw May.", []),
        ("Will we meet? Will told me no.", ["Will"]),
        ("Mark my words. Mark was late.", ["Mark"]),
        ("Grace period or not, I asked Grace.", ["Grace"]),
        ("Hope so. Hope said so.", ["Hope"]),
        ("Bill us for it. I met Bill.", ["Bill"]),
        ("Talk to Dawn before dawn, and ask Art about art.", ["Dawn", "Art"]),
        ("Joy and rose, faith and grace.", []),
        ("In Florence it rained, but Florence smiled.", ["Florence"]),
    ],
)
def test_a_name_that_is_a_word_needs_a_sign(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "My Mentor And I Had Great Talks About Career Plans",
        "THIS WAS A COMPLETE WASTE OF OUR TIME AND MONEY",
        "The Head of Operations and the Chief People Officer came.",
        "On Monday we tried Microsoft Teams in Singapore with French colleagues.",
        "my manager approves nothing and my leader cancels",
        "thanks to everyone, thanks alot, i met ppl online",
        "Scheduling was poor. Onboarding is fine. Komunication was bad.",
        "The GROW model, OKRs and Scrum helped at the University of York.",
        "Wir haben viel gelernt und die Treffen mit der Leitung waren immer sehr gut.",
    ],
)
def test_capitals_and_strange_words_alone_make_no_name(text: str) -> None:
    assert _names(text) == []


def test_a_name_found_once_is_masked_wherever_it_is_repeated() -> None:
    assert _names("I met Zbyrek. Zbyrek? zbyrek!") == ["Zbyrek", "Zbyrek", "zbyrek"]


@pytest.mark.parametrize(
    "text", ["Orchard", "tamsyn", "TAMSYN ORCHARD", "Tamsyn-Orchard", "Támsyn", "Ｔamsyn", "Tаmsyn"]
)
def test_a_name_of_the_roster_is_masked_in_any_spelling(text: str) -> None:
    assert _names(f"so {text}'s idea won", "Tamsyn Orchard") == [text]


def test_a_roster_name_that_is_a_word_is_masked_where_it_is_a_name() -> None:
    known = "Will Marsh", "May Lindgren", "Grace Stone"

    assert _names("Will we meet? I think Will and may be late.", *known) == ["Will"]
    assert _names("In May I saw May.", *known) == ["May"]
    assert _names("grace stone told me, by the grace of stone", *known) == ["grace stone"]


@pytest.mark.parametrize("name", ["佐藤健", "สมชาย", "김민준"])
def test_a_roster_name_is_found_where_no_spaces_are_written(name: str) -> None:
    assert name in "".join(_names(f"昨日{name}さんと話した", name))


def test_titles_particles_and_initials_of_a_roster_are_not_masked_alone() -> None:
    known = "Dr. Anneke van der Berg", "J. Pell"

    assert _names("The dr said: der J is a letter, van is a car.", *known) == []
    assert _names("I saw Anneke van der Berg and J. Pell.", *known) == [
        "Anneke van der Berg",
        "J. Pell",
    ]


def test_a_name_inside_an_e_mail_address_goes_with_the_address() -> None:
    text = "write to tamsyn@example.org"

    assert [span.type for span in mask(text, known_names=("Tamsyn Orchard",)).spans] == [
        "EMAIL_ADDRESS"
    ]
