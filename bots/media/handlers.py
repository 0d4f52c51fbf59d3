"""What the media answers beyond the kit's own commands: nothing yet."""

from aiogram import Router


def create_router() -> Router:
    return Router(name="media")
