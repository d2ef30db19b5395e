"""The door lets in what the page itself would ask for, and nothing else."""

import asyncio

import pytest

from coach.web.asgi import Message, Receive, Scope, Send
from coach.web.guard import REQUESTS_AT_ONCE, Guard
from coach.web.heads import LARGEST_BODY
from tests.doubles.asgi import Answer, EchoApp, ask

_CONFIG, _JOIN = "/config", "/gradio_api/queue/join"


def _through(path: str = "/", *, listens_on: str = "127.0.0.1", **request: object) -> Answer:
    return ask(Guard(EchoApp(), host=listens_on), path, **request)  # type: ignore[arg-type]


@pytest.mark.parametrize(("method", "path"), [("GET", _CONFIG), ("POST", _JOIN)])
@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://127.0.0.1:7860", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://127.0.0.1.evil.example:7860", 403),
        ("http://127.0.0.1:8443", 403),
        ("http://127.0.0.1", 403),
    ],
)
def test_only_our_own_origin_or_none_may_read_and_post(
    method: str, path: str, origin: str | None, status: int
) -> None:
    headers = [("origin", origin)] if origin else []

    assert _through(path, method=method, headers=headers).status == status


def test_two_origins_of_which_one_is_foreign_are_refused() -> None:
    headers = [("origin", "http://127.0.0.1:7860"), ("origin", "http://evil.example")]

    assert _through(_CONFIG, headers=headers).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_link_to_the_page_but_not_post_to_it(site: str) -> None:
    headers = [("sec-fetch-site", site), ("sec-fetch-mode", "navigate")]

    assert _through("/", headers=headers).status == 200
    assert _through(_JOIN, method="POST", headers=headers).status == 403
    assert _through(_CONFIG, headers=[("sec-fetch-site", site)]).status == 403


@pytest.mark.parametrize("host", ["evil.example:7860", "127.0.0.1.evil.example", "10.0.0.7"])
def test_a_loopback_address_answers_to_no_other_name(host: str) -> None:
    assert _through("/", host=host).status == 400


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "LOCALHOST"])
def test_a_loopback_address_answers_to_its_own_names(host: str) -> None:
    assert _through("/", host=host).status == 200


def test_an_address_that_others_reach_answers_to_whatever_it_is_called() -> None:
    assert _through("/", host="coach.example", listens_on="0.0.0.0").status == 200


@pytest.mark.parametrize("headers", [[], [("host", "127.0.0.1"), ("host", "localhost")]])
def test_a_request_names_one_host(headers: list[tuple[str, str]]) -> None:
    assert _through("/", headers=headers, host=None).status == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"])
def test_no_other_method_is_served(method: str) -> None:
    assert _through("/", method=method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/openapi.json",
        "/docs",
        "/redoc",
        "/monitoring",
        "/gradio_api/openapi.json",
        "/gradio_api/info",
        "/gradio_api/upload",
        "/gradio_api/proxy=http://evil.example",
        "/gradio_api/run/ask",
        "/gradio_api/call/ask",
        "/gradio_api/stream/x/1/2/playlist.m3u8",
        "/CONFIG",
        "//",
        "/./",
        "/assets/../../x",
        "/sources/a\0b",
        "/;x=1",
        "/sources/" + "a" * 8_000,
    ],
)
def test_a_page_that_is_not_ours_to_show_is_not_there(path: str) -> None:
    answer = _through(path)

    assert (answer.status, answer.text) == (404, "There is no such page.")


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    headers = [("content-length", str(LARGEST_BODY + 1))]

    assert _through(_JOIN, method="POST", headers=headers).status == 413


def test_a_body_that_turns_out_too_large_is_cut() -> None:
    echo = EchoApp()
    pieces = [b"a" * 500_000] * 5

    answer = ask(Guard(echo, host="127.0.0.1"), _JOIN, method="POST", body=pieces)

    assert (answer.status, answer.text) == (413, "The request is too large.")
    assert answer.header("connection") == "close"


def test_a_body_of_the_largest_size_passes() -> None:
    answer = _through(_JOIN, method="POST", body=[b"a" * LARGEST_BODY])

    assert (answer.status, len(answer.body)) == (200, LARGEST_BODY)


def test_a_large_body_is_taken_in_before_it_is_refused_so_that_the_answer_is_read() -> None:
    headers = [("content-length", str(LARGEST_BODY * 2))]
    pieces = [b"a" * LARGEST_BODY, b"a" * LARGEST_BODY]

    assert _through(_JOIN, method="POST", headers=headers, body=pieces).status == 413


def test_what_a_client_claims_about_its_way_is_not_believed() -> None:
    seen: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(name for name, _ in scope["headers"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    headers = [("x-forwarded-host", "evil.example"), ("forwarded", "for=x"), ("accept", "*/*")]
    ask(Guard(app, host="127.0.0.1"), headers=headers)

    assert seen == [b"accept", b"host"]


def test_headers_without_end_are_refused() -> None:
    assert _through("/", headers=[("cookie", "a" * 64_000)]).status == 431


def test_every_answer_forbids_what_the_page_does_not_need() -> None:
    for answer in (_through("/"), _through("/nowhere")):
        policy = answer.header("content-security-policy") or ""
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "http" not in policy and "unsafe-eval" not in policy
        assert answer.header("x-content-type-options") == "nosniff"
        assert answer.header("referrer-policy") == "no-referrer"
        assert answer.header("cache-control") == "no-store"


def test_permissions_for_other_origins_are_taken_away() -> None:
    app = EchoApp([("Access-Control-Allow-Origin", "*"), ("access-control-max-age", "1")])

    names = [name.lower() for name, _ in ask(Guard(app, host="127.0.0.1")).headers]

    assert not any(name.startswith("access-control-") for name in names)


def test_parts_of_the_page_may_be_kept_by_the_browser_and_words_may_not() -> None:
    guard = Guard(EchoApp([("cache-control", "public")]), host="127.0.0.1")

    assert ask(guard, "/assets/x.js").header("cache-control") == "public"
    assert ask(guard, "/config").header("cache-control") == "no-store"


def test_a_web_socket_is_closed() -> None:
    sent: list[Message] = []

    async def talk() -> None:
        async def receive() -> Message:
            raise AssertionError("nothing is read from a web socket")

        async def send(message: Message) -> None:
            sent.append(message)

        await Guard(EchoApp(), host="127.0.0.1")({"type": "websocket"}, receive, send)

    asyncio.run(talk())

    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_one_address_cannot_hold_every_place_and_others_are_served() -> None:
    async def crowd() -> list[int]:
        hold = asyncio.Event()

        async def holding(scope: Scope, receive: Receive, send: Send) -> None:
            await hold.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})

        guard = Guard(holding, host="127.0.0.1")
        statuses: list[int] = []

        async def come(address: str) -> None:
            scope: Scope = {
                "type": "http",
                "method": "GET",
                "path": "/",
                "client": (address, 1),
                "headers": [(b"host", b"localhost")],
            }

            async def send(message: Message) -> None:
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            async def receive() -> Message:
                return {"type": "http.disconnect"}

            await guard(scope, receive, send)

        crowd = [asyncio.create_task(come("192.0.2.1")) for _ in range(REQUESTS_AT_ONCE + 1)]
        await asyncio.sleep(0)
        crowd.append(asyncio.create_task(come("192.0.2.2")))
        await asyncio.sleep(0)
        hold.set()
        await asyncio.gather(*crowd)
        return statuses

    statuses = asyncio.run(crowd())

    assert statuses.count(429) == 1
    assert statuses.count(200) == REQUESTS_AT_ONCE + 1
