"""Talks: role-plays by their script and with a model, free talk, mistakes step by step; a text to check."""

import json

from tests.bots.tutor.screens.walking import (
    Chapter,
    Step,
    Walker,
    presses,
    presses_as_it_is,
    presses_doing,
    says,
    way,
)
from tests.core.ai.fake_openai import Refuses, Streams
from tests.playground.pictures import ogg


def speaks(words: str, seconds: int = 3) -> Step:
    async def step(walker: Walker) -> None:
        walker.sounds.hears = words
        await walker.person.speaks(ogg(seconds), seconds=seconds)

    return step


def will_answer(*plays: Streams | Refuses) -> Step:
    async def step(walker: Walker) -> None:
        walker.model.plan(*plays)

    return step


def with_words(words: str) -> Streams:
    return Streams(pieces=tuple(word + " " for word in words.split()))


async def enters_the_cafe(walker: Walker) -> None:
    """A role-play of A1."""
    await walker.person.says("/talk")
    await presses("🎭 Role-plays")(walker)
    if "‹ A1" in walker.labels:
        await walker.person.presses("‹ A1")
    await presses_doing("scene.1:a1-cafe")(walker)
    await presses("Begin")(walker)


async def edits_what_was_said(walker: Walker) -> None:
    said = await walker.person.says("I like tea in the morning")
    await walker.person.edits(said, "I like coffee in the morning")


async def plays_on(walker: Walker) -> None:
    """To the end of the scene in the café."""
    for line in ("I'd like a tea, please", "lemon", "a sandwich please", "No, thank you. Can I pay by card?"):
        await walker.person.says(line)


def translates(said: str) -> Step:
    return will_answer(Streams(pieces=(json.dumps({"translation": said}, ensure_ascii=False),)))


TALKS = Chapter(
    "talks",
    (
        way("talk", says("/talk")),
        way("scenes", presses("🎭 Role-plays")),
        way("scenes-of-a1", presses_as_it_is("‹ A1")),
        way("scene", presses_doing("scene.1:a1-cafe"), content=True),
        way("scene-begun", presses("Begin"), content=True),
        way("scene-reply", says("I'd like a tea, please"), content=True),
        way("scene-what-to-say", presses("💬 What can I say?"), content=True),
        way("scene-two-mistakes", says("My mother work here. We was late."), content=True),
        way("scene-hint", presses_doing("sliphint"), content=True),
        way("scene-shown", presses_doing("slipshow"), content=True),
        way("scene-not-understood", says("???"), content=True),
        way("scene-spoken", speaks("With lemon, please."), content=True),
        way("talk-in-the-middle", says("/talk")),
        way("scene-resumed", presses("Go on with the scene"), content=True),
        way("scene-cancelled", says("/cancel"), content=True),
        way("scene-played", enters_the_cafe, plays_on, content=True),
        way("scenes-with-one-played", presses("Another role-play")),
        way("scene-left-at-once", enters_the_cafe, presses_doing("talkend"), content=True),
        way(
            "scene-finished",
            enters_the_cafe,
            says("She go home. Tea, please."),
            presses("Finish"),
            content=True,
        ),
        way("topics", says("/talk"), presses("Choose a topic")),
        way("topic", presses("Travel"), content=True),
        way("topic-reply", says("I goes to Italy last summer and it was wonderful."), content=True),
        way("topic-thumb", presses_as_it_is("👍"), content=True),
        way("topic-read-aloud", presses_as_it_is("🔊"), content=True),
        way("topic-cancelled", says("/cancel"), content=True),
        way("free-talk", says("Hello! I has a question."), content=True),
        way("free-talk-edited", edits_what_was_said, content=True),
        way("free-talk-spoken", speaks("I am fine, thank you."), content=True),
        way("free-talk-not-heard", speaks(""), content=True),
        way("free-talk-too-long", speaks("", seconds=400), content=True),
        way("free-talk-to-finish", says("/talk")),
        way("free-talk-finished", presses("Finish the free talk"), content=True),
    ),
)

CHECKING = Chapter(
    "checking",
    (
        way("check", says("/check")),
        way("check-cancelled", says("/cancel")),
        way("check-found", says("/check She go to school. He is doctor."), content=True),
        way("check-hint", presses_doing("sliphint"), content=True),
        way("check-shown", presses_doing("slipshow"), content=True),
        way("check-maybe", says("/check I think it is very actual topic for all peoples in nowadays."), content=True),
        way("check-nothing", says("/check The weather is nice today."), content=True),
        way("check-not-english", says("/check Привет, как дела?"), content=True),
    ),
)

MODEL = Chapter(
    "with-a-model",
    (
        way("models", says("/model")),
        way("model-chosen", presses_as_it_is("small"), content=True),
        way("word-model-helps", says("/add gopher")),
        way("word-suggested", translates("суслик, гофер"), presses("Let a model translate"), content=True),
        way("word-suggestion-taken", presses("Take it"), content=True),
        way(
            "model-talk",
            will_answer(with_words("That sounds lovely! Where did you go?")),
            says("I was in Italy. She go too."),
            content=True,
        ),
        way("model-scene", enters_the_cafe, content=True),
        way(
            "model-scene-reply",
            will_answer(with_words("A cup of tea, of course. With milk?")),
            says("Tea, please"),
            content=True,
        ),
        way("model-silent", will_answer(*[Refuses(status=500)] * 8), says("With milk, please"), content=True),
    ),
    with_model=True,
)
