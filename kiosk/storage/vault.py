"""The vault: seals faces and small secrets with AES-256-GCM, and finds or makes its key; on any thread.

``vault.key`` in the configuration folder says "in the keyring of this user", or holds the key itself where
there is no keyring. It lies apart from the data and no backup has it.
"""

import base64
import binascii
import hmac
import logging
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.core.ports import VaultError
from kiosk.storage.keyring_door import Keyring, KeyringDoor
from kiosk.storage.private_file import read_private, write_private

KEY_BYTES = 32
KEY_FILE = "vault.key"

_VERSION = b"\x01"
_NONCE_BYTES = 12  # NIST SP 800-38D 8.2.2: random 96-bit nonces are good for 2**32 seals of one key
_HEADER = "classroom-kiosk key 1"
_IN_KEYRING = "in the keyring of this user"
_ITEM = "vault-key"

log = logging.getLogger(__name__)


class Vault:
    """Seals and opens bytes with one key."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 32 bytes. Raises VaultError for another length."""
        if len(key) != KEY_BYTES:
            raise VaultError("the key is damaged: it has the wrong length")
        self._cipher = AESGCM(key)
        self._digest_key = hmac.digest(key, b"classroom-kiosk digests", "sha256")

    def seal(self, plain: bytes, *bound: str) -> bytes:
        """Encrypt, bound to where it belongs (table, row, student ...): elsewhere it does not open.

        Returns:
            A version byte, 12 bytes of nonce, the encrypted text with its 16-byte tag.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, _associated(bound))

    def unseal(self, sealed: bytes, *bound: str) -> bytes:
        """Decrypt what was sealed with the same key for the same place.

        Raises:
            VaultError: wrong key, altered, moved here from another place, or sealed by a newer program.
        """
        if sealed[:1] != _VERSION:
            raise VaultError("something sealed was altered, or was sealed by a newer version of this program")
        nonce, text = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, text, _associated(bound))
        except (InvalidTag, ValueError):
            raise VaultError("something sealed was altered, or the key is the wrong one") from None

    def digest(self, plain: bytes, *bound: str) -> bytes:
        """HMAC-SHA-256 of a short secret, bound to its place: without the key nobody tries them all."""
        return hmac.digest(self._digest_key, _associated(bound) + plain, "sha256")


def _associated(bound: tuple[str, ...]) -> bytes:
    """What the tag covers beside the text: each part with its length, so that no two lists look alike."""
    parts = [part.encode() for part in bound]
    return _VERSION + b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def new_key() -> bytes:
    """A fresh key."""
    return secrets.token_bytes(KEY_BYTES)


def open_vault(folder: Path, keyring: Keyring | None) -> Vault:
    """The vault of this installation; makes its key at the first start.

    Args:
        folder: The configuration folder; keep it apart from the data and out of backups.
        keyring: ``system_keyring()``, or None to keep the key in the file (the demo, a machine without one).

    Raises:
        VaultError: The key is damaged or gone (it is never replaced: what it sealed would be lost), the
            keyring does not answer, or the folder cannot be written.
    """
    path = folder / KEY_FILE
    door = KeyringDoor(keyring)
    text = read_private(path)
    if text is not None:
        return Vault(_key_told_by(text, path, door))
    key = _decoded(found) if (found := door.get(_ITEM)) else new_key()
    in_keyring = door.put(_ITEM, _encoded(key))
    write_private(path, f"{_HEADER}\n{_IN_KEYRING if in_keyring else _encoded(key)}\n")
    if not in_keyring:
        log.info("no keyring of the system: the key lies in %s, readable by this user only", path)
    return Vault(key)


def _key_told_by(text: str, path: Path, door: KeyringDoor) -> bytes:
    lines = text.splitlines()
    if len(lines) != 2 or lines[0] != _HEADER:  # header and place
        raise VaultError(f"the key file {path} is damaged: put back your copy of it")
    if lines[1] != _IN_KEYRING:
        return _decoded(lines[1])
    found = door.get(_ITEM)
    if found is None:
        who = os.environ.get("USER") or os.environ.get("USERNAME") or "the user who set the kiosk up"
        raise VaultError(
            f"the key lies in the keyring of {who}, which does not give it: unlock it, start again"
        )
    return _decoded(found)


def _encoded(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise VaultError("the key is damaged: put back your copy of it") from None
