"""The school at whose door the tests of core stand."""

from tests.core.founded import door, founded, restart

__all__ = ["door", "founded", "restart"]
