"""Which links Telegram makes clickable, and in which spelling it keeps them."""

import re
from urllib.parse import parse_qs, urlsplit

from playground.telegram.errors import bad_request

_HOST = re.compile(r"^(?:[\w-]+(?:\.[\w-]+)+|\d{1,3}(?:\.\d{1,3}){3})$", re.UNICODE)
_SCHEMES = {"http", "https"}
_APP_SCHEMES = {"tg", "ton", "tonsite"}
_PORT_LIMIT = 65535
_TOP_LEVEL_LETTERS = 2


def checked_link(url: str) -> str | None:
    """The link as Telegram keeps it (`telegram.org` becomes `http://telegram.org/`), or None when it is not one."""
    if not url or any(character.isspace() for character in url):
        return None
    scheme, separator, _ = url.partition(":")
    if separator and scheme.lower() in _APP_SCHEMES:
        return url
    spelled = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(spelled)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme.lower() not in _SCHEMES or not _is_host(host) or (port or 0) > _PORT_LIMIT:
        return None
    return parts._replace(path=parts.path or "/").geturl() + ("?" if spelled.endswith("?") else "")


def _is_host(host: str) -> bool:
    top_level = host.rpartition(".")[2]
    return (bool(_HOST.match(host)) and len(top_level) >= _TOP_LEVEL_LETTERS) or host.replace(".", "").isdigit()


def mentioned_user(url: str) -> int | None:
    """The user id of `tg://user?id=…`, or None."""
    match = re.fullmatch(r"tg:(?://)?user/?\?id=([1-9]\d*)", url.strip(), re.IGNORECASE)
    return int(match.group(1)) if match else None


def custom_emoji_id(url: str) -> str:
    """The id of `tg://emoji?id=…`; raises the parse error Telegram answers otherwise."""
    parts = urlsplit(url if "://" in url else url.replace(":", "://", 1))
    if parts.scheme.lower() != "tg":
        raise bad_request("can't parse entities: Custom emoji URL must have scheme tg")
    if (parts.hostname or "").lower() != "emoji":
        raise bad_request('can\'t parse entities: Custom emoji URL must have host "emoji"')
    values = parse_qs(parts.query).get("id")
    if not values:
        raise bad_request("can't parse entities: Custom emoji URL must have an emoji identifier")
    if not re.fullmatch(r"[1-9]\d*", values[-1]):
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return values[-1]
