"""Files that only this user may read, written whole or not at all; on any thread."""

import logging
import os
import stat
import tempfile
from pathlib import Path

from kiosk.core.ports import VaultError

log = logging.getLogger(__name__)


def read_private(path: Path) -> str | None:
    """The text of a private file, or None when there is none. Rights that are too wide are narrowed.

    Raises:
        VaultError: It cannot be read, or is open to others and belongs to somebody else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise VaultError(f"{path} is damaged: put back your copy of it") from None
    except OSError as error:
        raise VaultError(f"{path} cannot be read: {error.strerror}") from None
    _narrow(path)
    return text


def write_private(path: Path, text: str) -> None:
    """Write a private file (0600), safe on the disk before this returns. Raises VaultError."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with 0600
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise VaultError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut (nothing to do on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _narrow(path: Path) -> None:
    """Take everybody else's rights away. Windows guards a user's folders by other means: skipped there."""
    if os.name == "nt" or not stat.S_IMODE(path.stat().st_mode) & 0o077:
        return
    try:
        path.chmod(0o600)
    except OSError:
        raise VaultError(
            f"{path} can be read by others and is not yours: chmod 600 it as its owner"
        ) from None
    log.warning("%s could be read by other users of this machine: narrowed to 0600", path)
