"""Base: hashes that stay the same as long as the meaning stays the same."""

import hashlib
import json


def digest(data: bytes | str) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def digest_of(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of `value`: order of keys and layout do not change it."""
    return digest(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str))
