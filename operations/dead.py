"""`main.py dead …`: the updates that were given up, at the console."""

from core.updates.dead_letters import DeadLetter, DeadLetters, DeadLetterUnknownError
from core.updates.store import Store
from operations.words import say


async def run_dead(store: Store, action: str, numbers: list[str]) -> int:
    """`list`, or `show`, `replay`, `drop` of each number (`all` means every one). Returns the exit code."""
    letters = DeadLetters(store)
    try:
        if action == "list":
            return await _list(letters)
        for number in await _chosen(letters, numbers):
            await _ACTIONS[action](letters, number)
    except DeadLetterUnknownError as error:
        say(f"There is no dead letter {error.args[0]}. See them with: python main.py dead list")
        return 1
    finally:
        await store.close()
    return 0


async def _list(letters: DeadLetters) -> int:
    count = 0
    async for letter in letters.all():
        count += 1
        say(_line(letter))
    say(f"{count} in all." if count else "There are no dead letters.")
    return 0


async def _chosen(letters: DeadLetters, numbers: list[str]) -> list[str]:
    return [letter.number async for letter in letters.all()] if numbers == ["all"] else numbers


async def _show(letters: DeadLetters, number: str) -> None:
    letter = await letters.find(number)
    say(_line(letter))
    say(letter.body.decode(errors="replace"))


async def _replay(letters: DeadLetters, number: str) -> None:
    await letters.replay(number)
    say(f"{number} goes through its lane again.")


async def _drop(letters: DeadLetters, number: str) -> None:
    await letters.drop(number)
    say(f"{number} is dropped.")


_ACTIONS = {"show": _show, "replay": _replay, "drop": _drop}


def _line(letter: DeadLetter) -> str:
    return (
        f"{letter.number}  {letter.at}  {letter.bot}  lane {letter.lane}  update {letter.update_id}  "
        f"attempts {letter.attempts}  incident {letter.incident}  {letter.error}"
    )
