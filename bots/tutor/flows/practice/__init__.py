"""The daily session: what today holds and why, part by part; and the reminder that leads there."""

from bots.tutor.flows.practice.opening import create_router
from bots.tutor.flows.practice.reminding import remind

__all__ = ["create_router", "remind"]
