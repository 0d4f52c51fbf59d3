"""The checker: a pure function from what happened to what went wrong.

It trusts nobody inside: what counts as done is what the Bot API accepted. A message that was accepted twice is inside
of the ambiguous window when a fault hit between its acceptance and the moment when its result was safe in the
journal; anything else is a defect.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise

from tests.cluster.history import KILL, LANE, Fault, History, Note, Said, Wire

WRITTEN_SECONDS = 0.5
"""A result is in the journal at the latest so long after the handler had it, if nothing hinders the store."""


@dataclass(slots=True)
class Verdict:
    """What a run showed. The lists name what went wrong, one sentence each."""

    delivered: int = 0
    handled: int = 0
    buried: int = 0
    doubled_inside: int = 0
    lost: list[str] = field(default_factory=list)
    doubled_outside: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    two_owners: list[str] = field(default_factory=list)
    state_wrong: list[str] = field(default_factory=list)
    over_limit: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """What the row itself found."""
    numbers: dict[str, float | int | str] = field(default_factory=dict)
    """The row's own figures."""

    @property
    def violations(self) -> dict[str, list[str]]:
        found = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in found if isinstance(value, list) and value}

    @property
    def holds(self) -> bool:
        return not self.violations


def judge(history: History) -> Verdict:
    """Compare what people did with what the Bot API accepted."""
    accepted: dict[int, list[Wire]] = defaultdict(list)
    for call in history.calls:
        if call.took_effect and call.update and call.number:
            accepted[call.update].append(call)
    verdict = Verdict()
    _losses(history, accepted, verdict)
    _doubles(history, accepted, verdict)
    verdict.out_of_order = [*_order_of_calls(history), *_order_of_begins(history)]
    verdict.stale = list(_stale(history))
    verdict.two_owners = list(_owners(history.notes))
    verdict.state_wrong = list(_states(history, accepted))
    return verdict


def _losses(history: History, accepted: Mapping[int, list[Wire]], verdict: Verdict) -> None:
    delivered = {one.update for one in history.deliveries if one.status is not None and 200 <= one.status < 300}
    dead = set(history.dead)
    for said in history.said:
        numbers = {call.number for call in accepted[said.update]} if said.update in accepted else set()
        answered = numbers >= set(range(1, said.says + 1))
        verdict.delivered += said.update in delivered
        verdict.handled += answered
        verdict.buried += said.update in dead
        if said.update not in delivered:
            verdict.lost.append(f"update {said.update} of chat {said.chat} was never delivered")
        elif said.poison != (said.update in dead):
            place = "is not" if said.poison else "is"
            verdict.lost.append(f"update {said.update} of chat {said.chat} {place} in the dead letters")
        elif not said.poison and not answered:
            verdict.lost.append(f"update {said.update} of chat {said.chat} was answered {sorted(numbers)}")
    verdict.lost += [f"update {update} is still in the store" for update in history.left]


def _doubles(history: History, accepted: Mapping[int, list[Wire]], verdict: Verdict) -> None:
    moments: dict[tuple[int, int, int, int], dict[str, float]] = defaultdict(dict)
    for note in history.notes:
        moments[note.update, note.number, note.epoch, note.attempt].setdefault(note.kind, note.at)
    for calls in accepted.values():
        by_number: dict[int, list[Wire]] = defaultdict(list)
        for call in calls:
            by_number[call.number].append(call)
        for repeated in by_number.values():
            for call, again in pairwise(repeated):
                known = moments[call.update, call.number, call.epoch, call.attempt]
                if _was_uncertain(call, again, known, history.faults):
                    verdict.doubled_inside += 1
                else:
                    text = f"message {call.number} of update {call.update} by {call.worker} was repeated for no reason"
                    verdict.doubled_outside.append(text)


def _was_uncertain(call: Wire, again: Wire, moments: Mapping[str, float], faults: Iterable[Fault]) -> bool:
    """Whether the sender could have lost the result of its call before the journal had it."""
    if "durable" in moments:
        return False
    if call.outcome == "dropped":
        return True
    faults = [fault for fault in faults if fault.worker in {None, call.worker}]
    if again.epoch != call.epoch and not any(fault.kind == KILL for fault in faults):
        return True  # a worker that lives lost its lease, and with it the right to write the result
    ends = moments["sent"] + WRITTEN_SECONDS if "sent" in moments else float("inf")
    return any(fault.at <= ends and (fault.kind == KILL or fault.until >= call.since) for fault in faults)


def _order_of_calls(history: History) -> Iterator[str]:
    said = {one.update: one for one in history.said if one.passage == LANE}
    newest: dict[int, Said] = {}
    for call in sorted(history.calls, key=lambda call: call.at):
        one = said.get(call.update)
        if one is None or not call.took_effect:
            continue
        before = newest.get(one.chat, one)
        if one.place < before.place:
            yield f"chat {one.chat}: an answer to {one.update} came after one to {before.update}"
        else:
            newest[one.chat] = one


def _order_of_begins(history: History) -> Iterator[str]:
    said = {one.update: one for one in history.said if one.passage == LANE}
    newest: dict[int, Said] = {}
    for note in history.notes:
        one = said.get(note.update)
        if note.kind != "begin" or one is None:
            continue
        before = newest.get(one.chat, one)
        if one.place < before.place:
            yield f"chat {one.chat}: {one.update} was begun after {before.update}"
        else:
            newest[one.chat] = one


def _stale(history: History) -> Iterator[str]:
    """A call is stale when a newer owner of its partition had begun to work before it was written."""
    newest: dict[int, int] = defaultdict(int)
    for note in history.notes:
        if note.kind == "begin":
            newest[note.partition] = max(newest[note.partition], note.epoch)
        elif note.kind == "write" and note.epoch < newest[note.partition]:
            now = newest[note.partition]
            yield f"{note.worker} sent for {note.update} in epoch {note.epoch} of p{note.partition}, now in {now}"


def _owners(notes: Iterable[Note]) -> Iterator[str]:
    owners: dict[tuple[int, int], str] = {}
    newest: dict[int, int] = defaultdict(int)
    for note in notes:
        if note.kind != "begin":
            continue
        owner = owners.setdefault((note.partition, note.epoch), note.worker)
        if owner != note.worker:
            yield f"epoch {note.epoch} of p{note.partition} belonged to {owner} and to {note.worker}"
        if note.epoch < newest[note.partition]:
            yield f"{note.worker} began {note.update} in epoch {note.epoch} of p{note.partition} after its end"
        newest[note.partition] = max(newest[note.partition], note.epoch)


def _states(history: History, accepted: Mapping[int, list[Wire]]) -> Iterator[str]:
    """The fault bot counts the updates of a chat in its conversation state and says the count in each answer."""
    for said in history.said:
        counts = {call.count for call in accepted.get(said.update, ()) if call.count}
        if said.count and counts - {said.count}:
            yield f"chat {said.chat}: the state at {said.update} said {sorted(counts)} instead of {said.count}"
