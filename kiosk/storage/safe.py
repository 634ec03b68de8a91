"""Small named secrets (mail password, OAuth file path): in the keyring, or sealed in a file. Any thread."""

import base64
import binascii
import json
from pathlib import Path

from kiosk.core.ports import VaultError
from kiosk.storage.keyring_door import Keyring, KeyringDoor
from kiosk.storage.private_file import read_private, write_private
from kiosk.storage.vault import Vault

SECRETS_FILE = "secrets.json"


class Secrets:
    """Keeps texts under names. What is in the file is newer than what the keyring may still hold."""

    def __init__(self, folder: Path, vault: Vault, keyring: Keyring | None) -> None:
        """Use the configuration folder for what the keyring does not keep."""
        self._path = folder / SECRETS_FILE
        self._vault = vault
        self._door = KeyringDoor(keyring)

    def get(self, name: str) -> str | None:
        """The secret of this name, or None. Raises VaultError: the file was altered or the key is wrong."""
        sealed = self._sealed().get(name)
        if sealed is None:
            return self._door.get(_item(name))
        return self._vault.unseal(_bytes(sealed, self._path), "secret", name).decode()

    def put(self, name: str, secret: str) -> None:
        """Set or replace a secret; it was read back when this returns. Raises VaultError."""
        if self._door.put(_item(name), secret):
            self._drop(name)
            return
        sealed = self._vault.seal(secret.encode(), "secret", name)
        self._write({**self._sealed(), name: base64.b64encode(sealed).decode()})
        if self.get(name) != secret:
            raise VaultError(f"the secret {name} was not kept: neither in the keyring nor in {self._path}")

    def forget(self, name: str) -> None:
        """Remove a secret; harmless when there is none."""
        self._door.forget(_item(name))
        self._drop(name)

    def _drop(self, name: str) -> None:
        kept = self._sealed()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def _sealed(self) -> dict[str, str]:
        text = read_private(self._path)
        if text is None:
            return {}
        try:
            kept = json.loads(text)
        except ValueError:
            kept = None
        if not isinstance(kept, dict):
            raise VaultError(f"the file of secrets {self._path} is damaged: remove it and enter them again")
        return {str(name): str(sealed) for name, sealed in kept.items()}

    def _write(self, kept: dict[str, str]) -> None:
        write_private(self._path, json.dumps(kept, indent=1, sort_keys=True))


def _item(name: str) -> str:
    return f"secret-{name}"


def _bytes(sealed: str, path: Path) -> bytes:
    try:
        return base64.b64decode(sealed, validate=True)
    except (binascii.Error, ValueError):
        raise VaultError(f"the file of secrets {path} is damaged: remove it and enter them again") from None
