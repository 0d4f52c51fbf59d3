"""Telegram Stars: invoices, payments, subscriptions, refunds."""

import secrets
from dataclasses import asdict, dataclass
from typing import Final

from playground.telegram.accounts import Wire
from playground.telegram.journal import Journal

CURRENCY: Final = "XTR"
PERIOD: Final = 2_592_000
"""The only length of a subscription: 30 days, in seconds."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a bot asks money for."""

    title: str
    description: str
    payload: str
    amount: int
    currency: str = CURRENCY
    period: int | None = None

    def wire(self) -> Wire:
        return {
            "title": self.title,
            "description": self.description,
            "start_parameter": "",
            "currency": self.currency,
            "total_amount": self.amount,
        }


@dataclass(slots=True)
class Payment:
    """A payment that went through. `subscription` is the charge the subscription began with."""

    charge: str
    bot: str
    user_id: int
    amount: int
    payload: str
    date: int
    refunded_at: int | None = None
    subscription: str | None = None
    expires: int | None = None
    canceled_by_bot: bool = False
    canceled_by_person: bool = False


class Ledger:
    """All payments and invoice links."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.payments = {key: Payment(**row) for key, row in journal.rows("payment").items()}
        self.links = {key: (row.pop("bot"), Invoice(**row)) for key, row in journal.rows("link").items()}

    def add(self, payment: Payment) -> None:
        self.payments[payment.charge] = payment
        self.save(payment)

    def save(self, payment: Payment) -> None:
        self._journal.put("payment", payment.charge, asdict(payment))

    def of(self, bot: str, user_id: int, charge: str) -> Payment | None:
        payment = self.payments.get(charge)
        return payment if payment and (payment.bot, payment.user_id) == (bot, user_id) else None

    def link(self, bot: str, invoice: Invoice) -> str:
        """A new address under which anybody can pay."""
        address = f"https://t.me/${secrets.token_urlsafe(12)}"
        self.links[address] = (bot, invoice)
        self._journal.put("link", address, {"bot": bot, **asdict(invoice)})
        return address

    def balance(self, bot: str) -> int:
        mine = (payment for payment in self.payments.values() if payment.bot == bot)
        return sum(payment.amount for payment in mine if payment.refunded_at is None)


def new_charge() -> str:
    return f"stx{secrets.token_urlsafe(32)}"
