"""/sim: people paying, and what becomes of their subscriptions."""

from typing import Any

from aiohttp import web

from playground.server.people import People, shown
from playground.server.reading import number_field, read_sim_object, text_field
from playground.telegram.errors import ActError
from playground.telegram.payments import Payment
from playground.telegram.simulator import Simulator

_STATES = ("canceled", "active", "renewed")


class Money:
    """Payments over HTTP. A refusal of the bot is a 409 with its words."""

    def __init__(self, simulator: Simulator, people: People) -> None:
        self._paying = simulator.paying
        self._people = people

    def routes(self) -> list[web.RouteDef]:
        chat = "/sim/chats/{bot}/{person}"
        return [web.post(f"{chat}/pay", self.pay), web.post(f"{chat}/subscription", self.subscription)]

    async def pay(self, request: web.Request) -> web.Response:
        """`{message_id}` of an invoice, or `{link}` of createInvoiceLink."""
        bot, person = self._people.chat(request)
        body = await read_sim_object(request)
        link = text_field(body, "link", required=False)
        if link is not None:
            return shown(_receipt(await self._paying.pay_link(bot, person, link)))
        return shown(_receipt(await self._paying.pay(bot, person, number_field(body, "message_id") or 0)))

    async def subscription(self, request: web.Request) -> web.Response:
        """`{charge, state}`: the person cancels it or takes it up again, or the next period begins."""
        bot, person = self._people.chat(request)
        body = await read_sim_object(request)
        charge, state = text_field(body, "charge") or "", text_field(body, "state")
        if state not in _STATES:
            raise ActError(f"The state of a subscription is one of {', '.join(_STATES)}.")
        if state == "renewed":
            return shown(_receipt(self._paying.renew(bot, person, charge)))
        self._paying.switch_subscription(bot, person, charge, canceled=state == "canceled")
        return shown({"charge": charge, "state": state})


def _receipt(payment: Payment) -> dict[str, Any]:
    return {"paid": True, "charge": payment.charge, "amount": payment.amount, "expires": payment.expires}
