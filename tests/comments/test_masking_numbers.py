"""Numbers and addresses: the formats of many countries, and what only looks like them."""

import pytest

from coach.comments.mask_accounts import luhn_holds
from coach.comments.masking import mask


def _found(text: str) -> list[tuple[str, str]]:
    return [(span.type, text[span.start : span.end]) for span in mask(text).spans]


@pytest.mark.parametrize(
    "number",
    [
        "+1 (312) 555-0148", "212-555-0197x4021", "020 7946 0018 ext. 12", "+44 (0)161 496 0345",
        "+49-30-901820", "01.44.55.66.77", "+33 6 12 34 56 78", "001-303-555-0188", "0170/4455667",
        "(11) 91234-5678", "+91 98765 43210", "1-800-555-0133", "0043 664 1234567", "915.555.0100",
    ],
)  # fmt: skip
def test_a_telephone_number_is_told_by_its_form_alone(number: str) -> None:
    assert _found(f"There is {number} on the flip chart.") == [("PHONE_NUMBER", number)]


@pytest.mark.parametrize("number", ["5550199", "61 340 952", "734 2918", "35-48-71", "655 241 873"])
@pytest.mark.parametrize("words", ["Phone:\n{}", "call {} please", "my number is {}.", "{} mobile"])
def test_words_beside_a_short_number_make_it_a_telephone_number(words: str, number: str) -> None:
    assert _found(words.format(number)) == [("PHONE_NUMBER", number)]


@pytest.mark.parametrize(
    "text",
    [
        "on 2026-09-03 at 10:30", "from 03/10/2026 to 14.11.26", "9.30-11.45 and 12:15:30",
        "it cost 1,200,000 or 950 000 euros", "about 10 000 000 users", "€ 45 000 12",
        "83.5 % and 91.25 per cent", "version 10.0.190.1234567", "Python 3.11.4", "room 101-2034",
        "2019 2020 2021 2022", "in 2024/25 and 2025-2026", "scores 4 5 5 3 4 2 5 4 3 5",
        "weeks 12 14 16 18", "pages 101-117", "12-15 people, 45-60 minutes", "2 x 45 000 = 90 000",
        "ISO 27001, article 15", "6 x 60 minutes between 14 and 30 June", "call me 2 times in 2026",
        "ISBN 978-3-16-148410-0", "case 4 of 10", "the order of 12 topics",
    ],
)  # fmt: skip
def test_dates_times_money_and_amounts_are_no_number_of_anybody(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Refund DE89 3704 0044 0532 0130 00 now", "IBAN_CODE", "DE89 3704 0044 0532 0130 00"),
        ("to nl91abna0417164300.", "IBAN_CODE", "nl91abna0417164300"),
        ("paid with 4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
        ("booked on 6011111111111117", "CREDIT_CARD", "6011111111111117"),
        ("my card 4929381160275 is lost", "CREDIT_CARD", "4929381160275"),
        ("Amex 3782 822463 10005", "CREDIT_CARD", "3782 822463 10005"),
        ("it is 078-05-1120", "US_SSN", "078-05-1120"),
        ("social security number 078 05 1120", "US_SSN", "078 05 1120"),
        ("the host 10.24.7.133 hangs", "IP_ADDRESS", "10.24.7.133"),
        ("at 2001:db8:85a3::8a2e:370:7334", "IP_ADDRESS", "2001:db8:85a3::8a2e:370:7334"),
        ("employee number is E-104477", "ID_NUMBER", "E-104477"),
        ("case no. HR-2026-00318", "ID_NUMBER", "HR-2026-00318"),
        ("passport 533380006", "ID_NUMBER", "533380006"),
        ("her NI is QQ 12 34 56 C", "ID_NUMBER", "QQ 12 34 56 C"),
        ("driver's license number is 4418-27-9036", "US_DRIVER_LICENSE", "4418-27-9036"),
        ("postcode: EH3 9QA", "ZIP_CODE", "EH3 9QA"),
        ("my zip code is 90210-1234", "ZIP_CODE", "90210-1234"),
    ],
)
def test_numbers_of_accounts_and_people_are_told_apart(text: str, kind: str, number: str) -> None:
    assert _found(text) == [(kind, number)]


def test_an_iban_of_the_right_length_is_masked_even_if_a_digit_is_wrong() -> None:
    assert _found("to GB83WEST12345698765432 please") == [("IBAN_CODE", "GB83WEST12345698765432")]


def test_a_long_number_without_checksum_or_word_is_no_card() -> None:
    assert luhn_holds("4111111111111111") and not luhn_holds("4111111111111112")
    assert _found("the batch 4111111111111112 failed") == []


@pytest.mark.parametrize(
    "address",
    [
        "p.raman+mentoring@northbank.example", "jörg.weiß@münchen-büro.example",
        "tunde (at) example dot org", "lea [at] example [dot] com",
        "sam dot weller at example dot com",
        "o'neill_k@example.ie",
    ],
)  # fmt: skip
def test_an_e_mail_address_is_found_however_it_is_spelt(address: str) -> None:
    assert _found(f"write to {address}, please") == [("EMAIL_ADDRESS", address)]


@pytest.mark.parametrize("text", ["meet @ noon", "3 @ 4 each", "look at example two", "@", "a @ b"])
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://docs.example.com/d/1?x=1#top, both", "https://docs.example.com/d/1?x=1#top"),
        ("(http://blog.example.net) helped", "http://blog.example.net"),
        ("www.example.org/mentoring.", "www.example.org/mentoring"),
        ("on mentoring.example.com today", "mentoring.example.com"),
    ],
)
def test_a_link_ends_before_the_stop_of_its_sentence(text: str, link: str) -> None:
    assert _found(text) == [("DOMAIN_NAME", link)]


@pytest.mark.parametrize(
    "text", ["We use Node.js and ASP.NET.", "It ended.Then we left.", "e.g. this"]
)
def test_a_stop_inside_a_word_makes_no_link(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "221B Baker Street", "14 Alder Lane, Leeds", "Lindenstraße 27, 10969 Berlin", "Via Roma 9",
        "12 rue des Lilas", "Calle de Alcalá 48", "P.O. Box 8812", "Flat 3, 27 Marlowe Road",
        "Storgatan 11", "Petőfi utca 7", "350 5th Avenue, Apt. 4C",
        "PSC 1234, Box 56\nAPO AE 09012",
    ],
)  # fmt: skip
def test_an_address_is_masked_whole(address: str) -> None:
    assert _found(f"Send it to {address}, please.") == [("STREET_ADDRESS", address)]


@pytest.mark.parametrize(
    "text",
    [
        "Level 5 Street food was fine.", "During 2017 we paused.", "Spring 2026 suits us.",
        "We had 3 Drive sessions.", "Windows 11 broke it.", "Unit 3 of the course was the best.",
        "In April 2024 and in Room 4021 we met.", "Suite yourself, said the guide.",
    ],
)  # fmt: skip
def test_a_number_beside_a_capital_is_not_yet_an_address(text: str) -> None:
    assert _found(text) == []
