"""What a file says about itself in its first or last bytes: the size of a picture, the length of a recording."""

import struct
from typing import Final

Size = tuple[int, int]

_OPUS_RATE: Final = 48_000
_JPEG_FRAMES: Final = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_LAST_PAGE: Final = 65_536


def picture_size(data: bytes) -> Size | None:
    """Width and height of a PNG, JPEG, GIF or WebP; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:3] == b"GIF" and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return None


def recording_seconds(data: bytes) -> int | None:
    """The length of an Ogg/Opus or WAV recording in whole seconds, at least 1; None for anything else."""
    if data[:4] == b"OggS":
        return _ogg_seconds(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE" and len(data) >= 32:
        bytes_per_second = int(struct.unpack("<I", data[28:32])[0])
        return max(1, round(len(data) / bytes_per_second)) if bytes_per_second else None
    return None


def _jpeg_size(data: bytes) -> Size | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp_size(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def _ogg_seconds(data: bytes) -> int | None:
    """The last page counts the samples; Opus always counts 48,000 a second."""
    page = data.rfind(b"OggS", max(0, len(data) - _LAST_PAGE))
    if page < 0 or len(data) < page + 14:
        return None
    samples = int.from_bytes(data[page + 6 : page + 14], "little", signed=True)
    return max(1, round(samples / _OPUS_RATE)) if samples > 0 else None
