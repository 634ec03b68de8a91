"""A store whose disk fills up or whose database goes away, at a chosen call."""

from __future__ import annotations

from typing import Any, cast

from kiosk.core.ports import Store, StoreError, StoreTrouble


class BrittleStore:
    """Passes everything on to a real store, but for the calls named in ``broken`` ("attendance.check_in")."""

    def __init__(self, real: Store) -> None:
        self._real = real
        self.broken: set[str] = set()
        self.after_work: set[str] = set()
        """Calls that do their work and fail then, as when the answer of a server is lost."""

    def as_store(self) -> Store:
        return cast("Store", self)

    def __getattr__(self, part: str) -> Any:
        return _BrittlePart(self, part, getattr(self._real, part))


class _BrittlePart:
    def __init__(self, store: BrittleStore, part: str, real: Any) -> None:
        self._store, self._part, self._real = store, part, real

    def __getattr__(self, name: str) -> Any:
        call, real = f"{self._part}.{name}", getattr(self._real, name)

        def passed_on(*args: Any, **kwargs: Any) -> Any:
            if call in self._store.broken:
                raise StoreError(StoreTrouble.FULL, f"{call}: the disk is full")
            result = real(*args, **kwargs)
            if call in self._store.after_work:
                raise StoreError(StoreTrouble.UNREACHABLE, f"{call}: no answer")
            return result

        return passed_on
