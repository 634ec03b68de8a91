"""The migrations as Alembic sees them: which there are, and doing them; read only when one is to be done."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from kiosk.storage.vault import Vault


def migrate(folder: Path, to: str, connection: sa.Connection, vault: Vault) -> None:
    """Do every step up to this revision on one open connection; the vault is for what is sealed anew."""
    config = _config(folder)
    config.attributes["connection"] = connection
    config.attributes["vault"] = vault
    command.upgrade(config, to)


def scripts_in(folder: Path) -> ScriptDirectory:
    """The scripts of this folder, the newest first."""
    return ScriptDirectory.from_config(_config(folder))


def _config(folder: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
