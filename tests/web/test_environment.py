"""What people write stays in this process."""

import stat
from pathlib import Path

import pytest

from coach.domain.tracing import refuse_tracing
from coach.errors import FolderNotWritable, SettingsError
from coach.web.environment import REFUSED, private_environment


@pytest.mark.parametrize("name", REFUSED)
def test_a_variable_that_starts_tracing_stops_the_start(name: str) -> None:
    with pytest.raises(SettingsError, match=rf"{name} is 'true'; it must be unset.*Correct"):
        refuse_tracing({name: "true"}, names=REFUSED)


@pytest.mark.parametrize("value", ["", "0", "false", "False", " off "])
def test_a_variable_that_is_switched_off_does_not(value: str) -> None:
    refuse_tracing({"LANGSMITH_TRACING": value})


def test_libraries_are_silenced_and_get_a_folder_of_their_own(tmp_path: Path) -> None:
    environ = {"GRADIO_ANALYTICS_ENABLED": "True"}

    with private_environment(tmp_path / "web", environ) as folder:
        assert environ["GRADIO_ANALYTICS_ENABLED"] == "False"
        assert environ["ANONYMIZED_TELEMETRY"] == "False"
        assert environ["HF_HUB_OFFLINE"] == "1"
        assert environ["GRADIO_TEMP_DIR"] == str(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_folder_is_empty_at_the_start_and_gone_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "left.txt").write_text("by a process that was killed", encoding="utf-8")

    with private_environment(folder, {}):
        assert list(folder.iterdir()) == []
        (folder / "new.txt").write_text("x", encoding="utf-8")

    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with (
        pytest.raises(FolderNotWritable, match="cannot be written"),
        private_environment(tmp_path / "file" / "web", {}),
    ):
        pass
