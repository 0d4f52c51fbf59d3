"""/review: what waits, questions one by one, by pressing and by writing."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bots.tutor.flows.review.actions import (
    GiveUp,
    GoOn,
    Met,
    OpenReview,
    PickOption,
    ReviewForm,
    StopReview,
    TakeHint,
)
from bots.tutor.flows.review.desk import NOTHING_SHOWN, Desk
from bots.tutor.flows.words.actions import BeginReview
from core.vocabulary.types import SessionId


def create_router() -> Router:
    router = Router(name="review.answering")
    router.message.register(open_review, Command("review", ignore_case=True))
    router.callback_query.register(open_review, OpenReview.filter())
    router.callback_query.register(begin, BeginReview.filter())
    router.message.register(answer_in_words, ReviewForm.answer, F.text.as_("text"), ~F.text.startswith("/"))
    router.callback_query.register(pick_option, PickOption.filter())
    router.callback_query.register(give_up, GiveUp.filter())
    router.callback_query.register(take_hint, TakeHint.filter())
    router.callback_query.register(meet, Met.filter())
    router.callback_query.register(go_on, GoOn.filter())
    router.callback_query.register(stop, StopReview.filter())
    return router


async def open_review(_: Message | CallbackQuery, desk: Desk) -> None:
    await desk.open()


async def begin(_: CallbackQuery, desk: Desk) -> None:
    await desk.begin()


async def answer_in_words(_: Message, text: str, desk: Desk) -> None:
    """Answers the question on the screen; while none is there, what is written answers nothing."""
    data = await desk.state.get_data()
    session, number = SessionId(data.get("session", 0)), data.get("number", NOTHING_SHOWN)
    if number == NOTHING_SHOWN:
        return await desk.play(session)
    outcome = await desk.words.answer(desk.me, session, number, text, desk.key)
    return await desk.react(session, outcome, typed=True)


async def pick_option(_: CallbackQuery, callback_data: PickOption, desk: Desk) -> None:
    session, number = SessionId(callback_data.session), callback_data.number
    outcome = await desk.words.answer(desk.me, session, number, callback_data.option, desk.key)
    await desk.react(session, outcome)


async def give_up(_: CallbackQuery, callback_data: GiveUp, desk: Desk) -> None:
    session = SessionId(callback_data.session)
    await desk.react(session, await desk.words.answer(desk.me, session, callback_data.number, None, desk.key))


async def take_hint(_: CallbackQuery, callback_data: TakeHint, desk: Desk) -> None:
    session = SessionId(callback_data.session)
    await desk.words.hint(desk.me, session, callback_data.number)
    await desk.play(session)


async def meet(_: CallbackQuery, callback_data: Met, desk: Desk) -> None:
    session = SessionId(callback_data.session)
    await desk.words.meet(desk.me, session, callback_data.number, known=callback_data.known)
    await desk.play(session)


async def go_on(_: CallbackQuery, callback_data: GoOn, desk: Desk) -> None:
    await desk.play(SessionId(callback_data.session))


async def stop(_: CallbackQuery, desk: Desk) -> None:
    """The answers are kept, and the rest waits in the same order until the day ends."""
    await desk.open()
