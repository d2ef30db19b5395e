"""`coach serve`: options stand above the settings, and a taken port is told."""

import socket

from tests.cli.conftest import Terminal


def test_a_taken_port_is_one_sentence_that_names_another(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        printed = terminal.run("serve", "--port", str(port))

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith(f"Port {port} on 127.0.0.1 is taken by another program.")


def test_the_port_of_the_environment_is_taken_where_no_option_is_given(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        terminal.environ = {"COACH_PORT": str(port)}

        printed = terminal.run("serve")

    assert printed.err.startswith(f"Port {port} on 127.0.0.1 is taken")


def test_a_host_of_another_machine_is_refused(terminal: Terminal) -> None:
    printed = terminal.run("serve", "--host", "192.0.2.1")

    assert printed.code == 2
    assert printed.err.startswith("COACH_HOST is '192.0.2.1'")
