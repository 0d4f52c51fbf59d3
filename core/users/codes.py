"""The letters of a link code: Crockford's base 32, in which nothing looks like something else.

K7QX-9M2P-4TRD-W6HA-3FZE
└──┘ └─────────────────┘
where it is kept          what proves it: 80 bits, so that its hash in the database gives nothing away
"""

import hashlib
import hmac
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
SELECTOR, LENGTH, GROUP = 6, 20, 4
PREFIX = "link_"

RandomBytes = Callable[[int], bytes]


def new_code(random_bytes: RandomBytes) -> str:
    """20 letters."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in random_bytes(LENGTH))


def grouped(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_code(text: str) -> str | None:
    """The 20 letters in what a person typed, or in a deep link's payload; None when it is no code."""
    letters = text.strip().removeprefix(PREFIX).upper().translate(LOOK_ALIKES)
    code = "".join(sign for sign in letters if sign not in "- ")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def selector_of(code: str) -> str:
    return code[:SELECTOR]


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def proves(secret: str, known_hash: str) -> bool:
    """In constant time."""
    return hmac.compare_digest(hash_of(secret).encode(), known_hash.encode())
