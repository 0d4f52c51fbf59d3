"""Pictures, recordings, files and albums, both ways, and their download."""

from io import BytesIO

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramServerError
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    URLInputFile,
)

from playground.telegram.measuring import picture_size, recording_seconds
from tests.playground.actors import TOKENS, Actor, Refused, Stage
from tests.playground.pictures import ogg, png, wav
from tests.playground.test_messages import key, keys

PICTURE = png(40, 20)


def file(data: bytes = PICTURE, name: str = "poster.png") -> BufferedInputFile:
    return BufferedInputFile(data, filename=name)


async def test_a_picture_arrives_with_its_size_and_caption(bot: Bot, ada: Actor, scene: Stage) -> None:
    sent = await bot.send_photo(ada.id, file(), caption="<b>Poster</b>", parse_mode="HTML")
    assert sent.photo is not None
    seen = await ada.sees_last()
    assert (seen["text"], seen["caption"]) == ("Poster", "Poster")
    assert seen["entities"] == [{"type": "bold", "offset": 0, "length": 6}]
    assert (seen["media"]["kind"], seen["media"]["width"], seen["media"]["height"]) == ("photo", 40, 20)
    response = await scene.http.get(seen["media"]["url"])
    assert (await response.read(), response.content_type) == (PICTURE, "image/png")


async def test_what_was_sent_once_is_sent_again_by_its_id(bot: Bot, ada: Actor, scene: Stage) -> None:
    sent = await bot.send_photo(ada.id, file())
    assert sent.photo is not None
    again = await bot.send_photo(ada.id, sent.photo[-1].file_id)
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    with pytest.raises(TelegramBadRequest, match="can't use file of type Photo as Document"):
        await bot.send_document(ada.id, sent.photo[-1].file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.send_photo(ada.id, "nonsense")
    await Actor(ada.id, "tutor", ada.http).says("/start")
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await scene.bot("tutor").send_photo(ada.id, sent.photo[-1].file_id)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(210, 10), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_a_picture_has_rules(bot: Bot, ada: Actor, data: bytes, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=f"Bad Request: {reason}"):
        await bot.send_photo(ada.id, file(data))


async def test_a_picture_over_ten_megabytes_is_too_large(bot: Bot, ada: Actor) -> None:
    with pytest.raises(TelegramEntityTooLarge, match="Request Entity Too Large"):
        await bot.send_photo(ada.id, file(PICTURE + bytes(10 * 1024 * 1024)))


async def test_recordings_and_documents_keep_their_facts(bot: Bot, ada: Actor) -> None:
    voice = await bot.send_voice(ada.id, file(ogg(7), "word.ogg"))
    audio = await bot.send_audio(ada.id, file(wav(3), "song.wav"), performer="Ada", title="Engine")
    document = await bot.send_document(ada.id, file(b"words", "plan.pdf"))
    assert (voice.voice and voice.voice.duration) == 7
    assert audio.audio is not None
    assert (audio.audio.duration, audio.audio.title, audio.audio.file_name) == (3, "Engine", "song.wav")
    assert document.document is not None
    assert (document.document.mime_type, document.document.file_size) == ("application/pdf", 5)
    assert [message["media"]["kind"] for message in (await ada.sees())[1:]] == ["voice", "audio", "document"]


async def test_a_file_by_its_url_is_not_modelled(bot: Bot, ada: Actor) -> None:
    with pytest.raises(TelegramServerError, match="sending a file by its URL is not modelled"):
        await bot.send_photo(ada.id, "https://example.org/poster.png")
    assert URLInputFile is not None, "aiogram's own URLInputFile downloads and uploads instead"


async def test_an_album_is_several_messages_with_one_id(bot: Bot, ada: Actor) -> None:
    album = [InputMediaPhoto(media=file(), caption="Two ideas"), InputMediaPhoto(media=file(png(10, 10)))]
    sent = await bot.send_media_group(ada.id, album)  # type: ignore[arg-type]
    assert len({message.media_group_id for message in sent}) == 1
    seen = (await ada.sees())[-2:]
    assert [message["text"] for message in seen] == ["Two ideas", ""]
    assert seen[0]["album"] == seen[1]["album"] == sent[0].media_group_id


@pytest.mark.parametrize(
    ("album", "reason"),
    [
        ([InputMediaPhoto(media=file())], "it must include 2-10 items"),
        (
            [InputMediaPhoto(media=file()), InputMediaDocument(media=file())],
            "Can't use the media of the specified type in the album",
        ),
        ([InputMediaPhoto(media=file()), InputMediaPhoto(media=file(b"x"))], "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_an_album_is_sent_whole_or_not_at_all(
    bot: Bot, ada: Actor, album: list[InputMediaPhoto], reason: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_media_group(ada.id, album)  # type: ignore[arg-type]
    assert len(await ada.sees()) == 1


async def test_a_picture_can_be_exchanged_and_its_caption_edited(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_photo(ada.id, file(), caption="First", reply_markup=keys(key("More")))
    swapped = InputMediaPhoto(media=file(png(10, 10)), caption="Second")
    await bot.edit_message_media(swapped, chat_id=ada.id, message_id=sent.message_id)
    seen = await ada.sees_last()
    assert (seen["text"], seen["media"]["width"], seen["buttons"]) == ("Second", 10, [])

    await bot.edit_message_caption(chat_id=ada.id, message_id=sent.message_id, caption="Third")
    assert (await ada.sees_last())["text"] == "Third"
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_caption(chat_id=ada.id, message_id=sent.message_id, caption="Third")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("Text", chat_id=ada.id, message_id=sent.message_id)
    text = await bot.send_message(ada.id, "Text")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=ada.id, message_id=text.message_id, caption="Third")


async def test_a_voice_note_of_a_person_can_be_downloaded(bot: Bot, ada: Actor) -> None:
    await ada.sends("voice", ogg(4), "note.ogg")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.voice is not None
    assert message.voice.duration == 4
    downloaded = await bot.download(message.voice)
    assert isinstance(downloaded, BytesIO)
    assert downloaded.read() == ogg(4)


async def test_a_picture_of_a_person_comes_with_caption_and_marks(bot: Bot, ada: Actor) -> None:
    await ada.sends("photo", PICTURE, "me.png", caption="/look")
    message = (await bot.get_updates())[-1].message
    assert isinstance(message, Message)
    assert message.photo
    assert (message.caption, message.caption_entities and message.caption_entities[0].type) == ("/look", "bot_command")


async def test_a_bot_cannot_download_more_than_twenty_megabytes(bot: Bot, ada: Actor) -> None:
    await ada.sends("document", bytes(20 * 1024 * 1024 + 1), "big.bin")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(message.document.file_id)
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("nonsense")


async def test_downloads_need_the_token_and_a_real_path(scene: Stage, ada: Actor) -> None:
    for address in (f"/file/bot{TOKENS['mentor']}/photos/none.png", "/file/bot1:x/photos/none.png"):
        response = await scene.http.get(address)
        assert response.status in {404, 401}
        assert (await response.json())["ok"] is False


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [("photo", b"text", "cannot be sent as photo"), ("hat", PICTURE, "The kind of a file is one of photo")],
)
async def test_people_cannot_send_nonsense(ada: Actor, kind: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refusal:
        await ada.sends(kind, data)
    assert refusal.value.status == 400


async def test_a_form_needs_a_file(ada: Actor) -> None:
    form = aiohttp.FormData({"kind": "photo"})
    form.add_field("caption", "No file", content_type="text/plain")
    response = await ada.http.post(f"{ada.address}/messages", data=form)
    assert (response.status, await response.json()) == (400, {"error": "The form needs a file."})


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 5), (3, 5)),
        (b"GIF89a\x03\x00\x05\x00", (3, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08\x00\x05\x00\x03\x01", (3, 5)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + b"\x02\x00\x00\x04\x00\x00", (3, 5)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8L" + bytes(5) + (2 | 4 << 14).to_bytes(4, "little"), (3, 5)),
        (b"plain", None),
    ],
)
def test_pictures_say_their_size(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size


def test_recordings_say_their_length() -> None:
    assert (recording_seconds(ogg(9)), recording_seconds(wav(2)), recording_seconds(b"?")) == (9, 2, None)
