"""A message as the person sees it: the stable shape of `GET /sim/chats/{bot}/{person}`."""

from typing import Any, Final

from playground.telegram.accounts import Chat, Message, Wire
from playground.telegram.files import FileStore

View = dict[str, Any]

MEDIA_KINDS: Final = ("photo", "voice", "audio", "animation", "video", "document", "sticker")
_SERVICE_MARKS: Final = {"successful_payment": "✅", "refunded_payment": "↩️"}


def chat_view(chat: Chat, files: FileStore) -> list[View]:
    """The chat now, the oldest message first."""
    return [message_view(message, files) for message in chat.messages.values()]


def message_view(message: Message, files: FileStore) -> View:
    wire = message.wire
    markup = wire.get("reply_markup") or {}
    return {
        "message_id": message.id,
        "from": "bot" if message.by_bot else "person",
        "date": wire["date"],
        "text": wire.get("text", wire.get("caption", _service_text(wire))),
        "entities": wire.get("entities", wire.get("caption_entities", [])),
        "caption": wire.get("caption"),
        "buttons": [[_button(button) for button in row] for row in markup.get("inline_keyboard", [])],
        "keyboard": _keyboard(message),
        "media": _media(wire, files),
        "invoice": _invoice(message),
        "edited": "edit_date" in wire,
        "reply_to": (wire.get("reply_to_message") or {}).get("message_id"),
        "effect": wire.get("effect_id"),
        "reactions": message.private.get("reactions", []),
        "service": _service(wire),
        "album": wire.get("media_group_id"),
    }


def _button(button: Wire) -> View:
    shown: View = {"text": button["text"]}
    for wire_name, name in (("callback_data", "data"), ("url", "url"), ("pay", "pay"), ("style", "style")):
        if button.get(wire_name) is not None:
            shown[name] = button[wire_name]
    if isinstance(button.get("web_app"), dict):
        shown["url"] = button["web_app"]["url"]
    if isinstance(button.get("copy_text"), dict):
        shown["copy"] = button["copy_text"]["text"]
    return shown


def _keyboard(message: Message) -> list[list[str]] | None:
    """The labels a message put in place of the person's keyboard; no rows when it took them away."""
    if message.keyboard == "remove":
        return []
    markup = message.private.get("keyboard")
    return [[button["text"] for button in row] for row in markup["keyboard"]] if markup else None


def _media(wire: Wire, files: FileStore) -> View | None:
    for kind in MEDIA_KINDS:
        content = wire.get(kind)
        if content:
            return _medium(kind, content[-1] if kind == "photo" else content, files)
    return None


def _medium(kind: str, content: Wire, files: FileStore) -> View:
    file = files.find(content["file_id"])
    shown: View = {
        "kind": kind,
        "url": f"/sim/files/{content['file_id']}",
        "file_name": content.get("file_name") or (file.name if file else None),
        "mime": content.get("mime_type") or (file.mime if file else None),
        "file_size": content.get("file_size"),
    }
    for name in ("duration", "width", "height", "title", "performer"):
        if name in content:
            shown[name] = content[name]
    return shown


def _invoice(message: Message) -> View | None:
    invoice = message.wire.get("invoice")
    if invoice is None:
        return None
    return {
        "title": invoice["title"],
        "description": invoice["description"],
        "amount": invoice["total_amount"],
        "currency": invoice["currency"],
        "paid": bool(message.private.get("paid")),
    }


def _service(wire: Wire) -> View | None:
    """What is not written by anybody: a payment went through, or came back."""
    for kind in _SERVICE_MARKS:
        if kind in wire:
            return {"kind": kind, "amount": wire[kind]["total_amount"], "currency": wire[kind]["currency"]}
    return None


def _service_text(wire: Wire) -> str:
    service = _service(wire)
    if service is None:
        return ""
    total = f"⭐️ {service['amount']}" if service["currency"] == "XTR" else f"{service['amount']} {service['currency']}"
    return f"{_SERVICE_MARKS[service['kind']]} {total}"
