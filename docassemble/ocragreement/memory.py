"""A few things remembered for whoever asks for the same again."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

__all__ = ["Memory"]


class Memory[Value]:
    """Values by all that they depend on; the one that was asked for least recently is forgotten.

    Threads may use one together.

    Example:
        >>> memory = Memory[str](1)
        >>> memory.put("es", "artículo")
        >>> memory.put("en", "article")
        >>> memory.get("en"), memory.get("es")
        ('article', None)
    """

    def __init__(self, most: int) -> None:
        """Begin with nothing.

        Args:
            most: How many values are kept.
        """
        self._most = most
        self._known: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """Return a value, None if it is not known."""
        with self._lock:
            found = self._known.get(key)
            if found is not None:
                self._known.move_to_end(key)
            return found

    def put(self, key: Hashable, value: Value) -> None:
        """Remember a value."""
        with self._lock:
            self._known[key] = value
            self._known.move_to_end(key)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
