"""The school at whose door the wired tests stand."""

from tests.core.founded import door, founded, restart

__all__ = ["door", "founded", "restart"]
