"""Telegram Stars: invoices, checkouts, refunds, subscriptions."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LabeledPrice, SuccessfulPayment, Update

from playground.telegram.payments import PERIOD
from tests.playground.actors import Actor, Refused, Stage
from tests.playground.eventually import eventually

PRICE = [LabeledPrice(label="A month", amount=150)]
GOODS: dict[str, Any] = {"title": "A month", "description": "Lessons", "payload": "order:1", "currency": "XTR"}


async def newest(bot: Bot, kind: str) -> Update:
    """The newest update of a kind, waited for."""

    async def look() -> Update | None:
        return next((one for one in reversed(await bot.get_updates()) if one.event_type == kind), None)

    found: Update = await eventually(look)
    return found


async def bought(bot: Bot, ada: Actor, **what: Any) -> dict[str, Any]:
    """Ada pays and the bot agrees: her receipt."""
    paying = asyncio.ensure_future(ada.does("pay", **what))
    checkout = (await newest(bot, "pre_checkout_query")).pre_checkout_query
    assert checkout is not None
    assert (checkout.invoice_payload, checkout.total_amount, checkout.currency) == ("order:1", 150, "XTR")
    await bot.answer_pre_checkout_query(checkout.id, ok=True)
    receipt: dict[str, Any] = await paying
    return receipt


async def receipt_of(bot: Bot) -> SuccessfulPayment:
    message = (await newest(bot, "message")).message
    assert message is not None
    assert message.successful_payment is not None
    return message.successful_payment


async def test_an_invoice_is_paid_once_the_bot_agrees(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_invoice(ada.id, **GOODS, prices=PRICE)
    seen = await ada.sees_last()
    assert seen["invoice"] == {
        "title": "A month",
        "description": "Lessons",
        "amount": 150,
        "currency": "XTR",
        "paid": False,
    }
    assert seen["buttons"] == [[{"text": "Pay ⭐️150", "pay": True}]]

    receipt = await bought(bot, ada, message_id=sent.message_id)

    payment = await receipt_of(bot)
    assert payment.telegram_payment_charge_id == receipt["charge"]
    assert (payment.invoice_payload, payment.is_recurring) == ("order:1", None)
    invoice, note = (await ada.sees())[-2:]
    assert (invoice["invoice"]["paid"], note["service"]["kind"]) == (True, "successful_payment")
    with pytest.raises(Refused, match="This invoice has been paid"):
        await ada.does("pay", message_id=sent.message_id)
    assert (await bot.get_my_star_balance()).amount == 150


async def test_a_bot_may_decline_with_its_own_words(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_invoice(ada.id, **GOODS, prices=PRICE)
    paying = asyncio.ensure_future(ada.does("pay", message_id=sent.message_id))
    checkout = (await newest(bot, "pre_checkout_query")).pre_checkout_query
    assert checkout is not None
    with pytest.raises(TelegramBadRequest, match="error message must be non-empty"):
        await bot.answer_pre_checkout_query(checkout.id, ok=False)
    await bot.answer_pre_checkout_query(checkout.id, ok=False, error_message="The offer has ended.")
    with pytest.raises(Refused, match="The offer has ended") as refusal:
        await paying
    assert refusal.value.status == 409
    assert (await ada.sees_last())["invoice"]["paid"] is False


async def test_ten_seconds_without_an_answer_end_the_payment(hasty_scene: Stage) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")
    await ada.says("/start")
    sent = await bot.send_invoice(ada.id, **GOODS, prices=PRICE)
    with pytest.raises(Refused, match="did not confirm the payment in 10 seconds"):
        await ada.does("pay", message_id=sent.message_id)
    checkout = (await newest(bot, "pre_checkout_query")).pre_checkout_query
    assert checkout is not None
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_pre_checkout_query(checkout.id, ok=True)


async def test_a_refund_comes_back_once(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_invoice(ada.id, **GOODS, prices=PRICE)
    receipt = await bought(bot, ada, message_id=sent.message_id)
    assert await bot.refund_star_payment(ada.id, receipt["charge"])

    message = (await newest(bot, "message")).message
    assert message is not None
    assert message.refunded_payment is not None
    assert message.refunded_payment.telegram_payment_charge_id == receipt["charge"]
    with pytest.raises(TelegramBadRequest, match="CHARGE_ALREADY_REFUNDED"):
        await bot.refund_star_payment(ada.id, receipt["charge"])
    with pytest.raises(TelegramBadRequest, match="CHARGE_NOT_FOUND"):
        await bot.refund_star_payment(ada.id, "stx")

    came, went = (await bot.get_star_transactions()).transactions
    assert came.id == went.id == receipt["charge"]
    assert came.source is not None
    assert went.receiver is not None
    assert (await bot.get_my_star_balance()).amount == 0


async def test_a_subscription_is_sold_by_link_renewed_and_canceled(bot: Bot, ada: Actor) -> None:
    link = await bot.create_invoice_link(**GOODS, prices=PRICE, subscription_period=PERIOD)
    receipt = await bought(bot, ada, link=link)
    first = await receipt_of(bot)
    assert (first.is_recurring, first.is_first_recurring) == (True, True)
    assert first.subscription_expiration_date == receipt["expires"]

    await ada.does("subscription", charge=receipt["charge"], state="renewed")
    second = await receipt_of(bot)
    assert (second.is_recurring, second.is_first_recurring) == (True, None)
    assert second.subscription_expiration_date == receipt["expires"] + PERIOD

    await ada.does("subscription", charge=receipt["charge"], state="canceled")
    changed = (await newest(bot, "subscription")).subscription
    assert changed is not None
    assert (changed.state, changed.invoice_payload, changed.user.id) == ("canceled", "order:1", ada.id)
    with pytest.raises(Refused, match="This subscription has been canceled"):
        await ada.does("subscription", charge=receipt["charge"], state="renewed")


async def test_a_bot_can_end_a_subscription(bot: Bot, ada: Actor) -> None:
    link = await bot.create_invoice_link(**GOODS, prices=PRICE, subscription_period=PERIOD)
    receipt = await bought(bot, ada, link=link)
    assert await bot.edit_user_star_subscription(ada.id, receipt["charge"], is_canceled=True)
    with pytest.raises(Refused, match="canceled"):
        await ada.does("subscription", charge=receipt["charge"], state="renewed")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"prices": [*PRICE, *PRICE]}, "STARS_INVOICE_INVALID"),
        ({"currency": "RUB"}, "CURRENCY_INVALID"),
        ({"currency": "RUB", "provider_token": "x"}, "PAYMENT_PROVIDER_INVALID"),
        ({"payload": "я" * 65}, "INVOICE_PAYLOAD_INVALID"),
        ({"title": "a" * 33}, "INVOICE_TITLE_INVALID"),
        ({"prices": [LabeledPrice(label="x", amount=0)]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ],
)
async def test_an_invoice_has_rules(bot: Bot, ada: Actor, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_invoice(ada.id, **{**GOODS, "prices": PRICE, **change})


async def test_only_thirty_days_are_a_period(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="SUBSCRIPTION_PERIOD_INVALID"):
        await bot.create_invoice_link(**GOODS, prices=PRICE, subscription_period=3600)


async def test_only_an_invoice_can_be_paid(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Free")
    with pytest.raises(Refused, match="is not an invoice"):
        await ada.does("pay", message_id=sent.message_id)
    with pytest.raises(Refused, match="nothing to pay under this address"):
        await ada.does("pay", link="https://t.me/$none")
