"""Small real files: a picture and a recording that say their own sizes."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """A black PNG."""
    rows = (b"\x00" + bytes(width * 3)) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wav(seconds: int) -> bytes:
    """Silence: 8 kHz, mono, 8 bit."""
    data = bytes(8000 * seconds)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", len(data)
    )
    return head + data


def ogg(seconds: int) -> bytes:
    """The last page of an Opus stream, which is what tells its length."""
    return b"OggS\x00\x04" + struct.pack("<q", 48_000 * seconds) + bytes(12) + b"\x01\x01\x00"
