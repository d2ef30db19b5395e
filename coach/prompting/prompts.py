"""The shelf of prompts: one file for each thing that a model is asked."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from pydantic import Field

from coach.domain.answer import PromptUse
from coach.domain.record import Record
from coach.errors import NotFound, ShelfError
from coach.prompting.fencing import Fence
from coach.prompting.schemas import FORMS
from coach.shelves import as_model, markdown_files, read_front_matter

Value = str | Sequence[str]
"""What stands for a name of a prompt: a text, or several that are fenced one by one."""

_CUT = re.compile(r"^--- user ---[ \t]*\n", re.MULTILINE)


class Input(Record):
    """A name that a prompt's words hold."""

    trusted: bool
    """Whether the text is our own; any other is fenced."""
    is_: str = Field(alias="is")
    """What it is, for whoever corrects the prompt."""


class PromptHead(Record):
    """The front matter of a prompt."""

    name: str
    version: int = Field(ge=1)
    purpose: str
    answers_with: str
    inputs: dict[str, Input]
    changed: str
    """What this version does differently, and why."""


class Rendered(Record):
    """A prompt with its values, ready to be sent."""

    system: str
    user: str
    nonce: str
    """The mark that fences what others wrote; an answer that holds it is refused."""
    use: PromptUse


class Prompt(Record):
    """One prompt as its file has it."""

    head: PromptHead
    system: str
    user: str

    @property
    def use(self) -> PromptUse:
        """Name, version and hash, as every reply that it made carries them."""
        whole = "\x00".join((self.head.model_dump_json(by_alias=True), self.system, self.user))
        digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
        return PromptUse(name=self.head.name, version=self.head.version, hash=digest)

    def render(self, values: Mapping[str, Value], fence: Fence) -> Rendered:
        """Put the values in, each name once and in one pass; what others wrote is fenced."""
        if set(values) != set(self.head.inputs):
            raise ValueError(f"{self.head.name} takes {sorted(self.head.inputs)}")
        given = {
            name: _joined(value) if self.head.inputs[name].trusted else fence.around(value)
            for name, value in values.items()
        }
        return Rendered(
            system=Template(self.system).substitute(given | fence.names),
            user=Template(self.user).substitute(given),
            nonce=fence.nonce,
            use=self.use,
        )


class PromptShelf:
    """The prompts by name."""

    def __init__(self, prompts: Sequence[Prompt]) -> None:
        self._prompts = {prompt.head.name: prompt for prompt in prompts}

    def names(self) -> tuple[str, ...]:
        """Return the names of the prompts in their order."""
        return tuple(sorted(self._prompts))

    def get(self, name: str) -> Prompt:
        """Return a prompt, or raise NotFound."""
        if name not in self._prompts:
            raise NotFound(kind="prompt", name=name, known=self.names())
        return self._prompts[name]


def read_prompts(folder: Path) -> PromptShelf:
    """Return the prompts of a folder, or raise ShelfError for the first that is malformed."""
    return PromptShelf([_read(path) for path in markdown_files(folder)])


def _read(path: Path) -> Prompt:
    meta, body, line = read_front_matter(path)
    head = as_model(PromptHead, meta, path)
    if head.name != path.stem or head.answers_with not in FORMS:
        raise ShelfError(path=path, problem="name or answers_with is not known")
    parts = _CUT.split(body)
    if len(parts) != 2:
        raise ShelfError(path=path, line=line, problem="it needs one line `--- user ---`")
    return Prompt(head=head, system=parts[0].strip(), user=parts[1].strip())


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else "\n".join(value)
