"""Free talk with a model behind it: its answer while it comes, stopped, gone on with, cut, beyond reach; mistakes step
by step; and what a talk was in the end."""

import asyncio

from tests.bots.tutor.screens.talks import enters_the_cafe, speaks, will_answer, with_words
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

PATIENCE = 20.0
"""Seconds for the first words of an answer."""
STORY = (
    "Once upon a time there was a small café by the sea. ",
    "It was warm and bright, and the coffee was very good. ",
    "Every morning a boy came in with his dog, sat down by the window ",
)
"""More words than are held back to see whether they are too hard."""


def begins_to_say(text: str, begins: str) -> Step:
    """Until the answer has begun with these words; it goes on by itself."""

    async def step(walker: Walker) -> None:
        walker.person.begins_to_say(text)
        async with asyncio.timeout(PATIENCE):
            while not walker.person.chat[-1]["text"].startswith(begins):
                await asyncio.sleep(0.02)

    return step


async def stops(walker: Walker) -> None:
    await walker.person.stops()


async def settles(walker: Walker) -> None:
    await walker.telegram.settle(walker.person)


ANSWERS = Chapter(
    "answers-of-a-model",
    (
        way("talk-with-a-model", says("/talk"), content=True),
        way(
            "answer-to-a-topic",
            will_answer(with_words("What do you like to cook at the weekend?")),
            presses("Choose a topic"),
            presses("Food"),
            content=True,
        ),
        way(
            "answer-growing",
            will_answer(Streams(pieces=STORY, stalls_after=len(STORY))),
            begins_to_say("Tell me a story", "Once upon a time"),
            content=True,
        ),
        way("answer-stopped", stops, content=True),
        way(
            "answer-gone-on-with",
            will_answer(with_words("…loved nothing more than a full house.")),
            presses("Go on"),
            content=True,
        ),
        way(
            "answer-at-its-limit",
            will_answer(Streams(pieces=STORY, finish="length")),
            says("And then?"),
            content=True,
        ),
        way(
            "answer-refused",
            will_answer(Streams(pieces=("I would rather ",), finish="content_filter")),
            says("Tell me something bad"),
            content=True,
        ),
        way(
            "answer-in-markdown",
            will_answer(Streams(pieces=("Use *since* for a **moment**:\n\n- since Monday\n- since 2019\n\n",))),
            says("When do I say since?"),
            content=True,
        ),
        way("answer-of-the-coach-instead", will_answer(*[Refuses(status=500)] * 8), says("Hello again"), content=True),
        way("answer-to-what-was-spoken", speaks("I cook soup on Sundays."), content=True),
        way("talk-with-a-model-cancelled", says("/cancel"), content=True),
    ),
    with_model=True,
)

CORRECTIONS = Chapter(
    "corrections-of-a-model-talk",
    (
        way(
            "mistakes-asked",
            will_answer(with_words("Nice! And who cooks at home?")),
            says("My mother cook every day. She don't like restaurants. He is doctor."),
            content=True,
        ),
        way("mistakes-hint", presses_doing("sliphint"), content=True),
        way("mistakes-shown", presses_doing("slipshow"), content=True),
        way("mistakes-other-hint", presses_doing("sliphint"), content=True),
        way("mistakes-all-shown", presses_doing("slipshow"), content=True),
        way(
            "mistake-mended",
            will_answer(with_words("I see. What does she cook best?")),
            says("My mother cooks every day."),
            content=True,
        ),
        way("mistakes-thumb", presses_as_it_is("👍"), content=True),
        way("mistakes-summed-up", says("/talk"), presses("Finish the free talk"), content=True),
        way(
            "scene-of-a-model-finished",
            enters_the_cafe,
            will_answer(with_words("One tea! Anything to eat?")),
            says("Tea, please. I has no milk."),
            presses("Finish"),
            content=True,
        ),
    ),
    with_model=True,
)
