"""The vault, its key in keyring or file, private files, small secrets."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ports import VaultError
from kiosk.storage.keyring_door import SERVICE, Keyring, KeyringDoor, system_keyring
from kiosk.storage.private_file import read_private, write_private
from kiosk.storage.safe import SECRETS_FILE, Secrets
from kiosk.storage.vault import KEY_FILE, Vault, new_key, open_vault

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file rights")
VAULT = Vault(bytes(range(32)))
WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=4)


class FakeKeyring:
    """A keyring that keeps texts, keeps nothing and says nothing, or does not answer."""

    def __init__(self, *, silent: bool = False, locked: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.silent = silent
        self.locked = locked

    def get_password(self, service: str, username: str, /) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._answer()
        if not self.silent:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._answer()
        del self.kept[service, username]

    def _answer(self) -> None:
        if self.locked:
            raise RuntimeError("the keyring is locked")


def works_alike(one: Vault, other: Vault) -> bool:
    return other.unseal(one.seal(b"x", "here"), "here") == b"x"


# --- sealing ----------------------------------------------------------------------------------------


@given(st.binary(max_size=200), WORDS)
def test_what_is_sealed_opens_where_it_belongs(plain: bytes, bound: list[str]) -> None:
    sealed = VAULT.seal(plain, *bound)
    assert VAULT.unseal(sealed, *bound) == plain
    assert len(sealed) == 1 + 12 + len(plain) + 16


@given(st.binary(min_size=12, max_size=40), st.data())
def test_every_altered_bit_is_noticed(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(VAULT.seal(plain, "here"))
    assert plain not in sealed
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(VaultError):
        VAULT.unseal(bytes(sealed), "here")


@given(WORDS, WORDS)
def test_elsewhere_it_does_not_open(here: list[str], there: list[str]) -> None:
    sealed = VAULT.seal(b"x", *here)
    if here == there:
        assert VAULT.unseal(sealed, *there) == b"x"
    else:
        with pytest.raises(VaultError):
            VAULT.unseal(sealed, *there)


@given(st.binary(max_size=40))
def test_noise_is_a_vault_error(noise: bytes) -> None:
    with pytest.raises(VaultError):
        VAULT.unseal(noise)
    with pytest.raises(VaultError):
        VAULT.unseal(b"\x01" + noise)


def test_sealing_twice_gives_two_texts() -> None:
    assert VAULT.seal(b"x") != VAULT.seal(b"x")


def test_another_key_does_not_open() -> None:
    with pytest.raises(VaultError):
        Vault(new_key()).unseal(VAULT.seal(b"x"))


def test_a_vault_does_not_show_its_key() -> None:
    assert bytes(range(32)).hex() not in repr(VAULT) + str(vars(VAULT))
    with pytest.raises(VaultError):
        Vault(b"short")


# --- where the key lies -------------------------------------------------------------------------------


@POSIX
def test_without_a_keyring_the_key_lies_in_a_private_file(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    vault = open_vault(folder, None)
    assert [file.name for file in folder.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert works_alike(vault, open_vault(folder, None))
    assert works_alike(vault, open_vault(folder, FakeKeyring()))  # a keyring that came later changes nothing


def test_with_a_keyring_the_file_only_says_so(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    vault = open_vault(tmp_path, keyring)
    ((service, _), key) = next(iter(keyring.kept.items()))
    assert service == SERVICE
    assert key not in (tmp_path / KEY_FILE).read_text()
    assert works_alike(vault, open_vault(tmp_path, keyring))


def test_a_keyring_that_keeps_nothing_is_not_believed(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, FakeKeyring(silent=True))
    assert works_alike(vault, open_vault(tmp_path, None))


def test_a_lost_folder_finds_its_key_in_the_keyring(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    vault = open_vault(tmp_path / "one", keyring)
    assert works_alike(vault, open_vault(tmp_path / "two", keyring))


@pytest.mark.parametrize("keyring", [None, FakeKeyring(locked=True), FakeKeyring()])
def test_a_key_that_the_keyring_does_not_give_is_never_replaced(
    tmp_path: Path, keyring: Keyring | None
) -> None:
    open_vault(tmp_path, FakeKeyring())
    before = (tmp_path / KEY_FILE).read_text()
    with pytest.raises(VaultError, match="unlock it"):
        open_vault(tmp_path, keyring)
    assert (tmp_path / KEY_FILE).read_text() == before


@pytest.mark.parametrize(
    "text", ["", "x", "classroom-kiosk key 1\n", "classroom-kiosk key 1\nAAAA\n", "\x00" * 50]
)
def test_a_damaged_key_file_is_told_and_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / KEY_FILE).write_text(text)
    (tmp_path / KEY_FILE).chmod(0o600)
    with pytest.raises(VaultError, match="damaged"):
        open_vault(tmp_path, None)
    assert (tmp_path / KEY_FILE).read_text() == text


def test_a_key_file_that_is_no_text_is_damaged(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(VaultError, match="damaged"):
        open_vault(tmp_path, None)


@POSIX
def test_wide_rights_are_narrowed_and_told(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    open_vault(tmp_path, None)
    file = tmp_path / KEY_FILE
    file.chmod(0o644)
    expect_log("narrowed to 0600")
    open_vault(tmp_path, None)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VaultError, match="cannot be"):
        open_vault(tmp_path / "file" / "config", None)


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    write_private(path, "one")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "\ud800")
    assert read_private(path) == "one"
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]
    assert read_private(tmp_path / "none") is None
    with pytest.raises(VaultError):
        read_private(tmp_path)


def test_the_keyring_of_this_machine_is_found_or_not_without_failing() -> None:
    KeyringDoor(system_keyring()).get("never stored")


# --- small secrets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("keyring", [None, FakeKeyring(), FakeKeyring(silent=True), FakeKeyring(locked=True)])
def test_a_secret_is_kept_replaced_and_forgotten(tmp_path: Path, keyring: Keyring | None) -> None:
    secrets = Secrets(tmp_path, VAULT, keyring)
    assert secrets.get("mail-password") is None
    for text in ("first", "암호 two"):
        secrets.put("mail-password", text)
        assert Secrets(tmp_path, VAULT, keyring).get("mail-password") == text
    secrets.put("other", "")
    secrets.forget("mail-password")
    secrets.forget("mail-password")
    assert secrets.get("mail-password") is None
    assert secrets.get("other") == ""


@POSIX
def test_without_a_keyring_the_secret_lies_sealed_in_a_private_file(tmp_path: Path) -> None:
    Secrets(tmp_path, VAULT, None).put("mail-password", "abcd efgh ijkl mnop")
    file = tmp_path / SECRETS_FILE
    assert "abcd" not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_with_a_keyring_there_is_no_file(tmp_path: Path) -> None:
    Secrets(tmp_path, VAULT, FakeKeyring()).put("mail-password", "x")
    assert list(tmp_path.iterdir()) == []


def test_the_newest_secret_counts_wherever_it_lies(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    secrets = Secrets(tmp_path, VAULT, keyring)
    secrets.put("mail-password", "in the keyring")
    keyring.silent = True
    secrets.put("mail-password", "in the file")
    assert secrets.get("mail-password") == "in the file"
    keyring.silent = False
    secrets.put("mail-password", "in the keyring again")
    assert secrets.get("mail-password") == "in the keyring again"
    assert "mail-password" not in (tmp_path / SECRETS_FILE).read_text()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"mail-password": "!"}', '{"mail-password": "AAAA"}'])
def test_a_damaged_file_of_secrets_is_told(tmp_path: Path, text: str) -> None:
    write_private(tmp_path / SECRETS_FILE, text)
    with pytest.raises(VaultError):
        Secrets(tmp_path, VAULT, None).get("mail-password")


def test_a_secret_under_another_name_does_not_open(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path, VAULT, None)
    secrets.put("one", "x")
    sealed = json.loads((tmp_path / SECRETS_FILE).read_text())["one"]
    write_private(tmp_path / SECRETS_FILE, json.dumps({"two": sealed}))
    with pytest.raises(VaultError):
        secrets.get("two")
