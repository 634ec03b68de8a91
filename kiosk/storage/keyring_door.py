"""The keyring of the operating system, believed only after reading back; on any thread."""

import logging
from typing import Protocol

import keyring.backend
import keyring.errors

SERVICE = "classroom-kiosk"

log = logging.getLogger(__name__)


class Keyring(Protocol):
    """What is used of a keyring backend."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The kept text, or None."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a text."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Forget a text."""
        ...


def system_keyring() -> Keyring | None:
    """The keyring of this user, or None when there is none worth trusting (backends that keep plain text)."""
    try:
        found = keyring.get_keyring()
        recommended = found.priority >= 1
    except Exception as error:  # noqa: BLE001  a backend may raise anything while it looks for its service
        log.info("no keyring of the system: %s", type(error).__name__)
        return None
    return found if recommended else None


class KeyringDoor:
    """A keyring that may be missing, locked, or silently keep nothing (keyring#541)."""

    def __init__(self, backend: Keyring | None) -> None:
        self._backend = backend

    def get(self, item: str) -> str | None:
        """The kept text, or None when there is none or the keyring does not answer."""
        if self._backend is None:
            return None
        try:
            return self._backend.get_password(SERVICE, item)
        except Exception as error:  # noqa: BLE001  backends raise errors of D-Bus, of Windows, of their own
            log.info("the keyring did not answer: %s", type(error).__name__)
            return None

    def put(self, item: str, text: str) -> bool:
        """Keep a text; whether it is really kept, found out by reading it back."""
        if self._backend is None:
            return False
        try:
            self._backend.set_password(SERVICE, item, text)
        except Exception as error:  # noqa: BLE001  as above
            log.info("the keyring kept nothing: %s", type(error).__name__)
            return False
        return self.get(item) == text

    def forget(self, item: str) -> None:
        """Forget a text; harmless when there is none."""
        if self._backend is None or self.get(item) is None:
            return
        try:
            self._backend.delete_password(SERVICE, item)
        except Exception as error:  # noqa: BLE001  as above
            log.info("the keyring did not forget: %s", type(error).__name__)
