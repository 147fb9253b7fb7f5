"""Encryption of what the database keeps of a draft.

With a key of the server, not of a visitor, since colleagues share drafts: a copy of the database
alone says nothing, the administrator of the server could read it.
"""

import json
import os
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

__all__ = ["Seal", "SealBroken"]

_NONCE = 12
# Says how a row was sealed, should another way ever follow.
_FORMAT = b"\x01"


class SealBroken(Exception):
    """What the database holds was not written with this server's key, or not in this place."""


class Seal:
    """Seals and opens values for one server."""

    def __init__(self, secret: str) -> None:
        """Derive the key.

        Args:
            secret: What only the server knows: docassemble's `secretkey`.
        """
        derived = HKDF(SHA256(), length=32, salt=None, info=b"docassemble.ocragreement drafts")
        self._cipher = AESGCM(derived.derive(secret.encode()))

    def close(self, content: bytes, place: str) -> bytes:
        """Encrypt a value.

        Args:
            content: The value.
            place: Where it stands; it can be opened nowhere else.

        Returns:
            What the database may keep.
        """
        nonce = os.urandom(_NONCE)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, zlib.compress(content), place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt a value.

        Args:
            sealed: What `close` returned.
            place: Where it stands.

        Returns:
            The value.

        Raises:
            SealBroken: It was sealed with another key, for another place, or has been changed.
        """
        start = len(_FORMAT) + _NONCE
        try:
            if sealed[: len(_FORMAT)] != _FORMAT:
                raise SealBroken(place)
            opened = self._cipher.decrypt(
                sealed[len(_FORMAT) : start], sealed[start:], place.encode()
            )
        except InvalidTag:
            raise SealBroken(place) from None
        return zlib.decompress(opened)

    def close_data(self, data: Any, place: str) -> bytes:
        """Encrypt plain data; as `close`."""
        return self.close(json.dumps(data, ensure_ascii=False).encode(), place)

    def open_data(self, sealed: bytes, place: str) -> Any:
        """Decrypt plain data; as `open`."""
        return json.loads(self.open(sealed, place))
