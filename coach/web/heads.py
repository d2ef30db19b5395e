"""Which requests may pass: decided on their heads alone."""

from coach.web.asgi import Headers, Refusal, Scope

LARGEST_BODY = 2_000_000
"""Bytes of one request; a question of 4,000 characters needs some 24,000 at most."""
UPLOAD = "/summaries/upload"
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a file that somebody brings."""
LARGEST_HEAD = 32_000
"""Bytes of all headers of one request."""
LONGEST_PATH = 2_000

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Only what the page itself asks for. Gradio answers to much more: files in and out, fetching for
# others, calls past the page, descriptions of itself.
_OPEN = {
    "/",
    "/ready",
    "/config",
    "/theme.css",
    "/favicon.ico",
    "/robots.txt",
    "/manifest.json",
    "/gradio_api/app_id",
    "/gradio_api/theme.css",
    "/gradio_api/queue/join",
    "/gradio_api/queue/data",
    "/gradio_api/cancel",
    "/gradio_api/reset",
}
_OPEN_BELOW = (
    "/assets/",
    "/static/",
    "/look/",
    "/sources/",
    "/exports/",
    "/print/",
    "/summaries/",
    "/pwa_icon",
    "/gradio_api/heartbeat/",
    "/gradio_api/startup-events",
    "/gradio_api/file=",
)
_SUSPECT = ("//", "/.", "\\", "\0", ";")


def check_head(scope: Scope, *, loopback: bool) -> None:
    """Raise Refusal unless method, path, host, origin and size may pass."""
    headers: Headers = scope["headers"]
    if sum(len(name) + len(value) for name, value in headers) > LARGEST_HEAD:
        raise Refusal(431, "The request's headers are too large.")
    host = _only(headers, b"host")
    if host is None or (loopback and _name(host) not in LOOPBACK):
        raise Refusal(400, "The request names another host than this one.")
    _check_origin(scope, headers, host)
    if scope["method"] not in {"GET", "HEAD", "POST"}:
        raise Refusal(405, "This page can be read and asked, nothing else.")
    _check_path(scope)
    length = _only(headers, b"content-length") or "0"
    if length.isdigit() and int(length[:12]) > largest_body(scope["path"]):
        raise Refusal(413, "The request is too large.")


def largest_body(path: str) -> int:
    """Return how many bytes a request to this path may have."""
    return LARGEST_FILE if path == UPLOAD else LARGEST_BODY


def _check_origin(scope: Scope, headers: Headers, host: str) -> None:
    origins = [value.decode("latin-1").lower() for name, value in headers if name == b"origin"]
    if any(origin not in {f"http://{host}", f"https://{host}"} for origin in origins):
        raise Refusal(403, "Another website may not use this coach.")
    site = _only(headers, b"sec-fetch-site") or "none"
    arrives = scope["method"] == "GET" and _only(headers, b"sec-fetch-mode") == "navigate"
    if site not in {"none", "same-origin"} and not arrives:
        raise Refusal(403, "Another website may not use this coach.")


def _check_path(scope: Scope) -> None:
    path: str = scope["path"]
    raw: bytes = scope.get("raw_path") or path.encode()
    suspect = any(part in path for part in _SUSPECT) or b"%00" in raw.lower()
    known = path in _OPEN or path.startswith(_OPEN_BELOW)
    if suspect or not known or len(raw) > LONGEST_PATH:
        raise Refusal(404, "There is no such page.")


def without_hearsay(headers: Headers) -> Headers:
    """Return the headers without what anybody may claim about the way a request came."""
    return [
        (name, value)
        for name, value in headers
        if name != b"forwarded" and not name.startswith(b"x-forwarded-")
    ]


def _only(headers: Headers, wanted: bytes) -> str | None:
    """Return the header's value, in lower case; None if it is missing or there are several."""
    values = [value for name, value in headers if name == wanted]
    return values[0].decode("latin-1").lower() if len(values) == 1 else None


def _name(host: str) -> str:
    """Return a host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host
