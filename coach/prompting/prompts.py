"""The shelf of prompts: one file for each thing that a model is asked."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from coach.domain.answer import PromptUse
from coach.domain.record import Record
from coach.errors import NotFound, ShelfError
from coach.prompting.fencing import Fence
from coach.prompting.form_schemas import schema_words
from coach.prompting.frame import Frame, read_frame
from coach.prompting.prompt_head import Input, PromptHead, read_head
from coach.prompting.prompt_words import check_names, read_parts
from coach.prompting.schemas import ANY, FORMS
from coach.shelves import markdown_files, read_front_matter

__all__ = ["Input", "Prompt", "PromptHead", "PromptShelf", "Rendered", "Value", "read_prompts"]

Value = str | Sequence[str]
"""What stands for a name of a prompt: a text, or several that are fenced one by one."""


class Rendered(Record):
    """A prompt with its values, ready to be sent."""

    system: str
    user: str
    nonce: str
    """The mark that fences what others wrote; an answer that holds it is refused."""
    sign: str
    """Stands for a space in what others wrote; an answer has a space in its place."""
    use: PromptUse


class Prompt(Record):
    """One prompt as its file has it."""

    head: PromptHead
    system: str
    """Our own words alone: trusted values and the marks of the request are put in."""
    user: str
    """The material."""
    frame: str = ""
    """What follows the system words, as the frame of the shelf has it."""

    @property
    def use(self) -> PromptUse:
        """Name, version and hash, as every reply that it made carries them.

        The hash covers all that the model is told: the words, the frame and the form.
        """
        parts = (self.head.model_dump_json(by_alias=True), self.system, self.user, self.frame)
        whole = "\x00".join((*parts, self._form))
        digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
        return PromptUse(name=self.head.name, version=self.head.version, hash=digest)

    def render(self, values: Mapping[str, Value], fence: Fence) -> Rendered:
        """Put the values in, in one pass; what others wrote is cleaned, cut, marked and fenced.

        Args:
            values: Each declared input by its name. A trusted one must be our own words or
                something that our code computed, never what a person or a file said.
            fence: The marks of this request; its nonce is drawn anew where a value holds it.

        Raises:
            ValueError: The names are not those that the prompt declares.
        """
        if set(values) != set(self.head.inputs):
            raise ValueError(f"{self.head.name} takes {sorted(self.head.inputs)}")
        foreign = {name for name, one in self.head.inputs.items() if not one.trusted}
        most = fence.prepare(text for name in foreign for text in _texts(values[name]))
        given = {
            name: fence.around(value, most=most) if name in foreign else "\n".join(_texts(value))
            for name, value in values.items()
        }
        frame = Template(self.frame).substitute(fence.names, schema_words=self._form)
        return Rendered(
            system=f"{Template(self.system).substitute(given | fence.names)}\n\n{frame}".strip(),
            user=Template(self.user).substitute(given),
            nonce=fence.nonce,
            sign=fence.sign,
            use=self.use,
        )

    @property
    def _form(self) -> str:
        name = self.head.answers_with
        return "" if name == ANY else schema_words(FORMS[name])


class PromptShelf:
    """The prompts by name."""

    def __init__(self, prompts: Sequence[Prompt]) -> None:
        self._prompts = {prompt.head.name: prompt for prompt in prompts}
        if len(self._prompts) != len(prompts):
            raise ValueError("two prompts have the same name")

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
    frame = read_frame(folder)
    return PromptShelf([_read(path, frame) for path in markdown_files(folder)])


def _read(path: Path, frame: Frame) -> Prompt:
    _, body, line = _split(path)
    front = path.read_text(encoding="utf-8").split("\n")[1 : line - 2]
    head, lines = read_head("\n".join(front), path)
    system, user = read_parts(body, line, path)
    check_names((system, user), head.inputs, lines, path)
    foreign = any(not one.trusted for one in head.inputs.values())
    follows = (frame.untrusted if foreign else "", "" if head.answers_with == ANY else frame.form)
    return Prompt(
        head=head,
        system=system.text.strip(),
        user=user.text.strip(),
        frame="\n\n".join(words for words in follows if words),
    )


def _split(path: Path) -> tuple[object, str, int]:
    try:
        return read_front_matter(path)
    except ValueError as error:  # YAML takes 2026-13-01 for a date, and there is none
        raise ShelfError(path=path, problem=f"a value is not what it seems ({error})") from error


def _texts(value: Value) -> Sequence[str]:
    return [value] if isinstance(value, str) else value
