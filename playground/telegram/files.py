"""Files that went through chats. Bytes live in memory, and beside the journal when there is one."""

import hashlib
import mimetypes
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playground.telegram.accounts import Wire
from playground.telegram.journal import Journal

DOWNLOAD_LIMIT: Final = 20 * 1024 * 1024
PHOTO_LIMIT: Final = 10 * 1024 * 1024
UPLOAD_LIMIT: Final = 50 * 1024 * 1024
_FOLDERS: Final = {
    "photo": "photos",
    "voice": "voice",
    "audio": "music",
    "animation": "animations",
    "video": "videos",
    "sticker": "stickers",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as Telegram knows it. `path` is what getFile tells; the id is good for its owner, one bot, only."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    size: int
    kind: str
    owner: str

    def wire(self) -> Wire:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """Finds a file by its id or its path."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal = journal
        self._folder = folder
        self._bytes: dict[str, bytes] = {}
        self._by_id = {key: StoredFile(**row) for key, row in journal.rows("file").items()}
        self._by_path = {file.path: file for file in self._by_id.values()}

    def add(self, owner: str, data: bytes, name: str, kind: str, mime: str | None = None) -> StoredFile:
        """Keep a file. The unique id is the same for the same bytes; the id is new each time."""
        guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        file_id = "Ag" + secrets.token_urlsafe(24)
        suffix = Path(name).suffix or mimetypes.guess_extension(guessed) or ""
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{len(self._by_id)}{suffix}"
        unique = hashlib.blake2b(data, digest_size=9).hexdigest()
        file = StoredFile(file_id, unique, path, name, guessed, len(data), kind, owner)
        self._by_id[file_id] = self._by_path[path] = file
        self._keep(file, data)
        return file

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def read(self, file: StoredFile) -> bytes:
        """The bytes; raises OSError when the file beside the journal is gone."""
        if file.unique_id in self._bytes:
            return self._bytes[file.unique_id]
        if self._folder is None:
            raise FileNotFoundError(file.path)
        return (self._folder / file.unique_id).read_bytes()

    def _keep(self, file: StoredFile, data: bytes) -> None:
        if self._folder is None:
            self._bytes[file.unique_id] = data
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / file.unique_id
        if not place.exists():
            fresh = place.with_suffix(".new")
            fresh.write_bytes(data)
            fresh.replace(place)
        self._journal.put("file", file.id, asdict(file))
