"""sendInvoice, createInvoiceLink, answerPreCheckoutQuery, refunds, transactions: Telegram Stars."""

from typing import Any, Final

from aiogram.methods import (
    AnswerPreCheckoutQuery,
    CreateInvoiceLink,
    EditUserStarSubscription,
    GetMyStarBalance,
    GetStarTransactions,
    RefundStarPayment,
    SendInvoice,
)

from playground.telegram.accounts import BotAccount, Wire
from playground.telegram.composing import post
from playground.telegram.emitting import Emitter
from playground.telegram.errors import bad_request
from playground.telegram.formatting.units import utf16_length
from playground.telegram.methods.sending import deliver
from playground.telegram.payments import CURRENCY, PERIOD, Invoice, Ledger, Payment
from playground.telegram.queries import Queries
from playground.telegram.world import World

_TITLE: Final = range(1, 33)
_DESCRIPTION: Final = range(1, 256)
_PAYLOAD_BYTES: Final = range(1, 129)
_STARS: Final = range(1, 100_001)
_SUBSCRIPTION_STARS: Final = range(1, 10_001)
_PAGE: Final = 100


class Selling:
    """The bots' side of payments."""

    def __init__(self, ledger: Ledger, checkouts: Queries, emitter: Emitter) -> None:
        self._ledger = ledger
        self._checkouts = checkouts
        self._emitter = emitter

    def send_invoice(self, world: World, bot: BotAccount, call: SendInvoice) -> Wire:
        invoice = checked_invoice(call)
        chat = world.open_chat(bot, call.chat_id)
        content: Wire = {"invoice": invoice.wire()}
        if call.reply_markup is None:
            pay = {"text": f"Pay ⭐️{invoice.amount}", "pay": True}
            content["reply_markup"] = {"inline_keyboard": [[pay]]}
        private = {"payload": invoice.payload}
        return deliver(world, chat, call, content, private=private, invoice=True).wire

    def create_invoice_link(self, world: World, bot: BotAccount, call: CreateInvoiceLink) -> str:  # noqa: ARG002
        return self._ledger.link(bot.name, checked_invoice(call))

    def answer_pre_checkout_query(self, world: World, bot: BotAccount, call: AnswerPreCheckoutQuery) -> bool:  # noqa: ARG002
        if not call.ok and not call.error_message:
            raise bad_request("error message must be non-empty")
        query = self._checkouts.answered(call.pre_checkout_query_id, bot.name)
        if query.answer is not None and not query.answer.done():
            query.answer.set_result(None if call.ok else call.error_message)
        return True

    def refund_star_payment(self, world: World, bot: BotAccount, call: RefundStarPayment) -> bool:
        payment = self._payment(bot, call.user_id, call.telegram_payment_charge_id)
        if payment.refunded_at is not None:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        payment.refunded_at = world.now()
        self._ledger.save(payment)
        chat = world.chat(bot, world.people[payment.user_id])
        refund = {
            "currency": CURRENCY,
            "total_amount": payment.amount,
            "invoice_payload": payment.payload,
            "telegram_payment_charge_id": payment.charge,
        }
        message = post(world, chat, {"refunded_payment": refund}, by_bot=False)
        self._emitter.emit(chat, "message", message.wire, message_id=message.id)
        return True

    def edit_user_star_subscription(self, world: World, bot: BotAccount, call: EditUserStarSubscription) -> bool:  # noqa: ARG002
        payment = self._payment(bot, call.user_id, call.telegram_payment_charge_id)
        if payment.subscription is None:
            raise bad_request("SUBSCRIPTION_NOT_FOUND")
        payment.canceled_by_bot = call.is_canceled
        self._ledger.save(payment)
        return True

    def get_star_transactions(self, world: World, bot: BotAccount, call: GetStarTransactions) -> Wire:
        """In the order they were made; a refund is a transaction of its own with the id of the payment."""
        mine = [payment for payment in self._ledger.payments.values() if payment.bot == bot.name]
        came = [_transaction(world, payment, payment.date, "source") for payment in mine]
        went = [_transaction(world, one, one.refunded_at, "receiver") for one in mine if one.refunded_at]
        ordered = sorted([*came, *went], key=lambda one: int(one["date"]))
        start, limit = call.offset or 0, min(max(call.limit or _PAGE, 1), _PAGE)
        return {"transactions": ordered[start : start + limit]}

    def get_my_star_balance(self, world: World, bot: BotAccount, call: GetMyStarBalance) -> Wire:  # noqa: ARG002
        return {"amount": self._ledger.balance(bot.name)}

    def _payment(self, bot: BotAccount, user_id: int, charge: str) -> Payment:
        payment = self._ledger.of(bot.name, user_id, charge)
        if payment is None:
            raise bad_request("CHARGE_NOT_FOUND")
        return payment


def checked_invoice(call: Any) -> Invoice:
    """Stars alone: the playground has no payment provider."""
    if utf16_length(call.title) not in _TITLE:
        raise bad_request("INVOICE_TITLE_INVALID")
    if utf16_length(call.description) not in _DESCRIPTION:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    if len(call.payload.encode()) not in _PAYLOAD_BYTES:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if call.currency != CURRENCY or call.provider_token:
        raise bad_request("PAYMENT_PROVIDER_INVALID" if call.provider_token else "CURRENCY_INVALID")
    if len(call.prices) != 1 or call.max_tip_amount:
        raise bad_request("STARS_INVOICE_INVALID")
    period, amount = getattr(call, "subscription_period", None), call.prices[0].amount
    if period not in {None, PERIOD}:
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")
    if amount not in (_SUBSCRIPTION_STARS if period else _STARS):
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return Invoice(call.title, call.description, call.payload, amount, period=period)


def _transaction(world: World, payment: Payment, date: int | None, side: str) -> Wire:
    partner: Wire = {
        "type": "user",
        "transaction_type": "invoice_payment",
        "user": world.people[payment.user_id].user(),
        "invoice_payload": payment.payload,
    }
    if payment.subscription is not None:
        partner["subscription_period"] = PERIOD
    return {"id": payment.charge, "amount": payment.amount, "date": date, side: partner}
