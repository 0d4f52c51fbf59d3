"""What people do with money: pay an invoice or a link, end a subscription and take it up again."""

import asyncio
from typing import Final

from playground.telegram.accounts import BotAccount, Chat, Message, Person, Wire
from playground.telegram.acting import Acting
from playground.telegram.composing import change
from playground.telegram.emitting import Emitter
from playground.telegram.errors import ActError
from playground.telegram.payments import PERIOD, Invoice, Ledger, Payment, new_charge
from playground.telegram.queries import CHECKOUT_WINDOW, Queries
from playground.telegram.world import World

_CONFLICT: Final = 409


class Paying:
    """The people's side of payments. Stars cost nothing here."""

    def __init__(self, world: World, ledger: Ledger, acting: Acting, emitter: Emitter, checkouts: Queries) -> None:
        self._world = world
        self._ledger = ledger
        self._acting = acting
        self._emitter = emitter
        self._checkouts = checkouts

    async def pay(self, bot: BotAccount, person: Person, message_id: int) -> Payment:
        """Pay the invoice of a message; raises ActError with the bot's words when it declines."""
        chat, message = self._acting.find(bot, person, message_id)
        if "invoice" not in message.wire:
            raise ActError(f"The message {message_id} is not an invoice.")
        if message.private.get("paid") or message.private.get("paying"):
            raise ActError("This invoice has been paid.", status=_CONFLICT)
        message.private["paying"] = True
        try:
            payment = await self._settle(chat, _invoice(message))
            message.private["paid"] = payment.charge
        finally:
            message.private.pop("paying", None)
        change(self._world, chat, message, message.wire, silent=True)
        return payment

    async def pay_link(self, bot: BotAccount, person: Person, link: str) -> Payment:
        """Pay under the address createInvoiceLink gave."""
        owner, invoice = self._ledger.links.get(link, (None, None))
        if invoice is None or owner != bot.name:
            raise ActError("There is nothing to pay under this address.", status=404)
        return await self._settle(self._world.chat(bot, person), invoice)

    def renew(self, bot: BotAccount, person: Person, charge: str) -> Payment:
        """Let the next 30 days of a subscription begin, as Telegram does by itself when the last ones end."""
        last = self._subscription(bot, person, charge)
        if last.canceled_by_bot or last.canceled_by_person:
            raise ActError("This subscription has been canceled.", status=_CONFLICT)
        invoice = Invoice("", "", last.payload, last.amount, period=PERIOD)
        chat = self._world.chat(bot, person)
        return self._paid(chat, invoice, subscription=charge, starts=last.expires)

    def switch_subscription(self, bot: BotAccount, person: Person, charge: str, *, canceled: bool) -> None:
        """The person cancels a subscription, or takes it up again; the bot hears of it."""
        payment = self._subscription(bot, person, charge)
        if not canceled and payment.canceled_by_bot:
            raise ActError("The bot has ended this subscription.", status=_CONFLICT)
        if payment.canceled_by_person == canceled:
            return
        payment.canceled_by_person = canceled
        self._ledger.save(payment)
        state = "canceled" if canceled else "active"
        payload = {"user": person.user(), "invoice_payload": payment.payload, "state": state}
        self._emitter.emit(self._world.chat(bot, person), "subscription", payload)

    async def _settle(self, chat: Chat, invoice: Invoice) -> Payment:
        """Ask the bot, wait at most 10 seconds, and pay."""
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        query = self._checkouts.ask(chat, answer)
        payload: Wire = {
            "id": query.id,
            "from": chat.person.user(),
            "currency": invoice.currency,
            "total_amount": invoice.amount,
            "invoice_payload": invoice.payload,
        }
        self._emitter.ask(query, "pre_checkout_query", payload)
        try:
            refusal = await asyncio.wait_for(answer, CHECKOUT_WINDOW * self._world.timing.scale)
        except TimeoutError:
            refusal = "The bot did not confirm the payment in 10 seconds."
        if refusal is not None:
            alert = {"type": "alert", "text": refusal, "show_alert": True, "callback_id": query.id}
            self._world.bus.publish(chat, alert)
            raise ActError(refusal, status=_CONFLICT)
        return self._paid(chat, invoice)

    def _paid(
        self, chat: Chat, invoice: Invoice, *, subscription: str | None = None, starts: int | None = None
    ) -> Payment:
        now = self._world.now()
        payment = Payment(new_charge(), chat.bot.name, chat.person.id, invoice.amount, invoice.payload, now)
        if invoice.period is not None:
            payment.subscription = subscription or payment.charge
            payment.expires = (starts or now) + invoice.period
        self._ledger.add(payment)
        receipt: Wire = {
            "currency": invoice.currency,
            "total_amount": invoice.amount,
            "invoice_payload": invoice.payload,
            "telegram_payment_charge_id": payment.charge,
            "provider_payment_charge_id": "",
        }
        if payment.expires is not None:
            receipt["subscription_expiration_date"] = payment.expires
            receipt["is_recurring"] = True
            if subscription is None:
                receipt["is_first_recurring"] = True
        self._acting.send(chat.bot, chat.person, {"successful_payment": receipt})
        return payment

    def _subscription(self, bot: BotAccount, person: Person, charge: str) -> Payment:
        """The newest payment of the subscription that began with this charge."""
        self_and_renewals = [
            payment
            for payment in self._ledger.payments.values()
            if payment.subscription == charge and (payment.bot, payment.user_id) == (bot.name, person.id)
        ]
        if not self_and_renewals:
            raise ActError("There is no such subscription.", status=404)
        return self_and_renewals[-1]


def _invoice(message: Message) -> Invoice:
    wire = message.wire["invoice"]
    return Invoice(wire["title"], wire["description"], message.private["payload"], wire["total_amount"])
