"""Pictures, voice and files, in both directions."""

from playwright.async_api import expect

from tests.playground.page.bot import Puppet
from tests.playground.page.person import Sitter
from tests.playground.pictures import png


async def test_ada_uploads_a_picture_and_looks_at_it_large(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    async with ada.page.expect_file_chooser() as choosing:
        await ada.button("Attach a file").click()
    chooser = await choosing.value
    await chooser.set_files({"name": "notes.png", "mimeType": "image/png", "buffer": png(320, 200)})
    await ada.page.get_by_role("textbox", name="Caption").fill("My notes")
    await ada.button("Send 1 file").click()

    message = await tutor.hears()
    assert message["caption"] == "My notes"
    assert (message["photo"][-1]["width"], message["photo"][-1]["height"]) == (320, 200)
    await ada.button("Open the picture: My notes").click()
    large = ada.page.get_by_role("dialog").get_by_role("img", name="My notes")
    await expect(large).to_be_visible()
    await ada.page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_a_dropped_file_goes_as_a_document_when_asked(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.page.evaluate(
        """([bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "plan.png", { type: "image/png" }));
            const area = document.querySelector(".log");
            for (const name of ["dragenter", "dragover", "drop"])
                area.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [list(png(20, 20))],
    )
    await ada.page.get_by_role("checkbox", name="Send as a file, without compression").check()
    await ada.button("Send 1 file").click()

    assert (await tutor.hears())["document"]["file_name"] == "plan.png"
    await expect(ada.log.get_by_role("link", name="Download plan.png")).to_be_visible()


async def test_ada_records_a_voice_message_and_can_listen_to_it(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.button("Record a voice message").click()
    await expect(ada.page.get_by_role("timer")).to_have_text("0:01")
    await ada.button("Send the voice message").click()

    voice = (await tutor.hears())["voice"]
    assert voice["mime_type"] == "audio/ogg"
    assert voice["duration"] >= 1
    player = ada.page.get_by_role("group", name="Voice message")
    await player.get_by_role("button", name="Play").click()
    await expect(player.get_by_role("slider", name="Position")).not_to_have_attribute("aria-valuetext", "0:00")


async def test_a_picture_of_the_bot_keeps_its_room_and_its_caption(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    await tutor.call("sendPhoto", files={"photo": png(1080, 720)}, caption="B1, perhaps A2")

    picture = ada.bubbles("bot").get_by_role("img", name="B1, perhaps A2")
    await expect(picture).to_be_visible()
    shape = await ada.frame(picture)
    assert abs(shape["width"] / shape["height"] - 1.5) < 0.02
