"""The durable way of an update: stored before it is acknowledged, handled once, in its lane's order.

Nothing here knows Telegram's client library or HTTP: the gateway and the poller put raw updates in, a worker's
handler gets them out as turns. The rules stand in `docs/architecture.md`, "The way of an update".
"""
