"""Write zip files whose bytes depend on nothing but what is in them."""

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["zipped"]

_FIRST_DAY = 1 << 5 | 1  # 1 January 1980, the earliest that a zip can hold
_VERSION = 20  # of the format: the first with deflate
_UNIX = 3 << 8
_PERMISSIONS = 0o100644 << 16
_NAMES_IN_UTF8 = 1 << 11
_DEFLATED = 8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SMALL = 1 << 20  # what is larger is deflated anew rather than kept in memory


def zipped(members: Mapping[str, bytes], kept: frozenset[str] = frozenset()) -> bytes:
    """Put files into a zip file.

    Args:
        members: Contents by name, in the order of the zip.
        kept: Names of files that come again and again, such as those of a template: they are
            deflated once and remembered.

    Returns:
        The zip file. No time, machine or user is in it.

    Example:
        >>> zipped({"a.txt": b"a"}) == zipped({"a.txt": b"a"})
        True
    """
    written = bytearray()
    directory = bytearray()
    for name, content in members.items():
        once = name in kept and len(content) < _SMALL
        data, checksum = _deflated_once(content) if once else _deflated(content)
        path = name.encode()
        sizes = (checksum, len(data), len(content), len(path), 0)
        start = len(written)
        flags = 0 if name.isascii() else _NAMES_IN_UTF8
        shared = (_VERSION, flags, _DEFLATED, 0, _FIRST_DAY, *sizes)
        written += _LOCAL.pack(b"PK\x03\x04", *shared)
        written += path
        written += data
        made_by = _UNIX | _VERSION
        directory += _CENTRAL.pack(b"PK\x01\x02", made_by, *shared, 0, 0, 0, _PERMISSIONS, start)
        directory += path
    count = len(members)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(written), 0)
    return bytes(written + directory + end)


def _deflated(content: bytes) -> tuple[bytes, int]:
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(), zlib.crc32(content)


_deflated_once = lru_cache(maxsize=128)(_deflated)
