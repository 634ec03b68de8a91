"""`./run` on a made-up machine: a few real tools, and a Python that only notes what it is asked for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REAL_TOOLS = "cat cmp cp dirname env flock grep mkdir paste rm sed sh sort sync".split()

# It says where it was called in `calls`; what is wrong with the machine are words in `wrong`.
FAKE_PYTHON = """#!/bin/sh
wrong() { grep -qw "$1" "$MACHINE/wrong"; }
case "$1 $2" in
-V*) cat "$MACHINE/version" ;;
*version_info*) ! wrong old ;;
*disk_usage*) ! wrong space ;;
*ensurepip*) ! wrong venv ;;
"- ") ! wrong libraries || printf 'libgl1\\nlibegl1\\n' ;;
"-m venv")
    echo venv >>"$MACHINE/calls"
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    sed 's/Python/version =/' "$MACHINE/version" >"$3/pyvenv.cfg"
    ;;
"-m pip")
    echo "pip $*" >>"$MACHINE/calls"
    ! wrong network
    ;;
*) echo "$PYTHONPATH: $*" ;;
esac
"""
FAKE_APT = """#!/bin/sh
echo "apt-get $*" >>"$MACHINE/calls"
wrong apt || echo >"$MACHINE/wrong"
"""


class Machine:
    """A checkout and the system around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.checkout = folder / "check out"  # with a space, as a home folder may have
        self.bin = folder / "bin"
        self.bin.mkdir()
        (self.checkout / "requirements").mkdir(parents=True)
        shutil.copy(ROOT / "run", self.checkout)
        for part in ("kiosk", "test", "accurate", "models", "speech"):
            (self.checkout / f"requirements/{part}.lock").write_text(f"{part} 1\n")
        for tool in REAL_TOOLS:
            real = shutil.which(tool)
            assert real is not None
            (self.bin / tool).symlink_to(real)
        self.tool("python3", FAKE_PYTHON)
        self.tool("fc-list", "#!/bin/sh\necho NanumGothic\n")
        self.tool("id", "#!/bin/sh\necho 1000\n")
        self.python_is("3.11.9")
        self.wrong()

    def tool(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(script)
        path.chmod(0o755)

    def wrong(self, *words: str) -> None:
        (self.folder / "wrong").write_text(" ".join(words) + "\n")

    def python_is(self, version: str) -> None:
        (self.folder / "version").write_text(f"Python {version}\n")

    def calls(self) -> list[str]:
        """What was made or fetched since the last question."""
        path = self.folder / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        path.write_text("")
        return [line.split()[0] for line in lines]

    def run(self, *words: str, python_path: str = "/elsewhere") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.checkout / "run", *words],
            env={"PATH": str(self.bin), "MACHINE": str(self.folder), "PYTHONPATH": python_path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def only_line(text: str) -> str:
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_the_second_start_installs_nothing(machine: Machine) -> None:
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip"]
    machine.wrong("network", "old", "space", "venv", "libraries")  # and would not notice any of this
    again = machine.run()
    assert (again.returncode, again.stderr, machine.calls()) == (0, "", [])


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], "-P -m kiosk run"),
        (["run", "--config", "a b"], "-P -m kiosk run --config a b"),
        (["demo", "--out", "x"], "-P -m kiosk demo --out x"),
        (["kiosk", "mail", "test"], "-P -m kiosk mail test"),
        (["bench", "visit"], "-P -m bench visit"),
    ],
)
def test_words_become_commands_of_this_checkout(machine: Machine, words: Iterable[str], command: str) -> None:
    assert machine.run(*words).stdout == f"{machine.checkout}: {command}\n"


def test_test_brings_its_tools_and_runs_every_check(machine: Machine) -> None:
    machine.run()
    machine.calls()
    result = machine.run("test", "-k", "name")
    assert result.returncode == 0
    assert machine.calls() == ["pip"]  # the tools are added to the .venv that is there
    for check in ("ruff format --check", "ruff check", "mypy", "importlinter", "pytest -n 2 -k name"):
        assert check in result.stdout
    machine.run("test")
    assert machine.calls() == []


def test_a_check_that_fails_fails_the_test_but_stops_no_other(machine: Machine) -> None:
    machine.run("test")
    (machine.checkout / ".venv/bin/python").write_text(
        FAKE_PYTHON.replace('*) echo "$PYTHONPATH: $*" ;;', '*) echo "$*"; test "$3" != mypy ;;')
    )
    result = machine.run("test")
    assert result.returncode == 1
    assert "pytest" in result.stdout


def test_accurate_adds_its_parts_once(machine: Machine) -> None:
    machine.run()
    machine.calls()
    added = machine.run("accurate")
    assert added.returncode == 0, added.stderr
    assert "the accurate engine is installed" in added.stderr
    assert machine.calls() == ["pip", "pip"]
    machine.wrong("network", "old", "space", "venv", "libraries")
    again = machine.run("accurate")
    assert (again.returncode, again.stderr, machine.calls()) == (0, "", [])


def test_only_the_models_are_built_here_and_by_a_locked_tool(machine: Machine) -> None:
    machine.run("accurate")
    commands = (machine.folder / "calls").read_text().splitlines()
    built = [command for command in commands if "--no-build-isolation" in command]
    assert len(built) == 1
    assert built[0].endswith("requirements/models.lock")
    assert all("--require-hashes --only-binary :all: --no-deps" in c for c in commands if c != "venv")


def test_the_accurate_engine_comes_back_with_a_new_venv(machine: Machine) -> None:
    machine.run("accurate")
    machine.calls()
    (machine.checkout / "requirements/kiosk.lock").write_text("kiosk 2\n")
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip", "pip", "pip"]


def test_the_kiosk_starts_without_an_accurate_engine_that_cannot_be_installed(machine: Machine) -> None:
    machine.run("accurate")
    (machine.checkout / "requirements/accurate.lock").write_text("accurate 2\n")
    machine.wrong("network")
    result = machine.run()
    assert result.returncode == 0
    assert result.stdout.endswith("-m kiosk run\n")
    assert "starts with its built-in recognition engine" in result.stderr
    assert machine.run("accurate").returncode == 1


def test_an_accurate_engine_that_was_not_installed_is_tried_at_no_start(machine: Machine) -> None:
    machine.run()
    machine.wrong("network")
    assert machine.run("accurate").returncode == 1
    machine.wrong()
    machine.calls()
    assert machine.run().returncode == 0
    assert machine.calls() == []


def test_speech_is_added_once_comes_back_and_stops_nothing(machine: Machine) -> None:
    machine.run()
    machine.calls()
    added = machine.run("speech")
    assert (added.returncode, machine.calls()) == (0, ["pip"])
    assert 'sound = "speech"' in added.stderr
    (machine.checkout / "requirements/kiosk.lock").write_text("kiosk 2\n")
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip", "pip"]
    (machine.checkout / "requirements/speech.lock").write_text("speech 2\n")
    machine.wrong("network")
    result = machine.run()
    assert result.returncode == 0
    assert "starts with tones in place of speech" in result.stderr


@pytest.mark.parametrize("word", ["strat", "--verbose"])
def test_an_unknown_word_gets_the_usage(machine: Machine, word: str) -> None:
    result = machine.run(word)
    assert (result.returncode, result.stdout) == (2, "")
    assert "usage: ./run" in result.stderr
    assert machine.calls() == []


def test_help_installs_nothing(machine: Machine) -> None:
    assert "./run demo" in machine.run("help").stdout
    assert machine.calls() == []


def test_python_too_old(machine: Machine) -> None:
    machine.python_is("3.10.12")
    machine.wrong("old")
    result = machine.run()
    assert result.returncode == 1
    assert "Python 3.11 to 3.14 is needed, this machine has Python 3.10.12" in only_line(result.stderr)


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.tool("python3", "#!/bin/sh\nexit 1\n")
    machine.tool("python3.12", FAKE_PYTHON)
    assert machine.run().returncode == 0


def test_no_disk_space(machine: Machine) -> None:
    machine.wrong("space")
    result = machine.run()
    assert result.returncode == 1
    assert "1.5 GB of free disk space" in only_line(result.stderr)
    machine.wrong()
    assert machine.run().returncode == 0


def test_half_an_installation_is_made_anew(machine: Machine) -> None:
    machine.wrong("network")
    first = machine.run()
    assert first.returncode == 1
    assert "could not be installed" in first.stderr
    debris = machine.checkout / ".venv/half a wheel"
    debris.touch()
    machine.wrong()
    machine.calls()
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip"]
    assert not debris.exists()


def test_a_broken_venv_is_made_anew(machine: Machine) -> None:
    machine.run()
    (machine.checkout / ".venv/bin/python").unlink()
    machine.calls()
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip"]


def test_a_new_lock_is_installed(machine: Machine) -> None:
    machine.run()
    machine.calls()
    (machine.checkout / "requirements/kiosk.lock").write_text("kiosk 2\n")
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip"]


def test_a_python_update_matters_when_it_moves_the_packages_folder(machine: Machine) -> None:
    machine.run()
    machine.calls()
    machine.python_is("3.11.10")
    machine.run()
    assert machine.calls() == []
    machine.python_is("3.13.1")
    assert machine.run().returncode == 0
    assert machine.calls() == ["venv", "pip"]


def test_root_installs_missing_system_packages(machine: Machine) -> None:
    machine.wrong("libraries", "venv")
    machine.tool("id", "#!/bin/sh\necho 0\n")
    machine.tool("apt-get", FAKE_APT)
    result = machine.run()
    assert result.returncode == 0, result.stderr
    assert "libegl1 libgl1 python3-venv" in result.stderr
    assert machine.calls() == ["apt-get", "apt-get", "venv", "pip"]


def test_sudo_without_password_installs_them_too(machine: Machine) -> None:
    machine.wrong("libraries")
    machine.tool("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\nexec "$@"\n')
    machine.tool("true", "#!/bin/sh\n")
    machine.tool("apt-get", FAKE_APT)
    result = machine.run()
    assert result.returncode == 0, result.stderr
    assert machine.calls() == ["apt-get", "apt-get", "venv", "pip"]


@pytest.mark.parametrize("sudo", [True, False])
def test_who_may_not_install_is_told_the_one_command(machine: Machine, sudo: bool) -> None:
    machine.wrong("libraries")
    machine.tool("fc-list", "#!/bin/sh\n")
    machine.tool("apt-get", FAKE_APT)
    if sudo:
        machine.tool("sudo", "#!/bin/sh\nexit 1\n")
    result = machine.run()
    assert result.returncode == 1
    line = only_line(result.stderr)
    assert ("sudo sh -c 'apt-get update; " if sudo else "su -c 'apt-get update; ") in line
    assert line.endswith("fontconfig fonts-nanum libegl1 libgl1'")
    assert machine.calls() == []


def test_a_system_without_apt_is_told_what_is_missing(machine: Machine) -> None:
    machine.wrong("libraries")
    result = machine.run()
    assert result.returncode == 1
    assert "libegl1 libgl1" in only_line(result.stderr)


def test_shellcheck_has_nothing_to_say() -> None:
    if not shutil.which("shellcheck"):
        pytest.skip("shellcheck is not on this machine")
    scripts = [
        ROOT / "run",
        ROOT / ".ci/run",
        ROOT / "requirements/lock",
        ROOT / "tests/install/bare_root.sh",
    ]
    subprocess.run(["shellcheck", "-s", "sh", *scripts], check=True)


def test_run_costs_little_before_python_starts(machine: Machine) -> None:
    """The limit is 1 s; it takes 10 ms. Processor time, because a busy machine stretches the clock's."""
    machine.run()
    before = os.times()
    machine.run()
    after = os.times()
    spent_s = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    assert spent_s < 1.0


@pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Linux files")
def test_the_libraries_named_in_run_are_on_this_machine() -> None:
    """A misspelt name would be 'missing' for ever: then every start would try to install."""
    script = (ROOT / "run").read_text()
    python = script.split("<<'EOF'\n")[2].split("\nEOF\n")[0]
    found = subprocess.run([sys.executable, "-"], input=python, capture_output=True, text=True, check=True)
    assert found.stdout == ""
