"""What /words shows: the overview, lists, a card, the numbers to choose from."""

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.words.actions import (
    AskDelete,
    AskSearch,
    AskWord,
    BeginReview,
    DeleteCard,
    HearCard,
    OpenCard,
    OpenExport,
    OpenList,
    OpenPaces,
    OpenStates,
    OpenWords,
    PauseCard,
    PickPace,
    SendDeck,
)
from bots.tutor.flows.words.wording import LINE, card_text, label_of, short_line, state_name, state_of_card
from core.vocabulary.keeping import PACES
from core.vocabulary.listing import CardPage, Outlook
from core.vocabulary.types import Card, CardCounts, CardState

ECHO_LIMIT = 60


def words_screen(say: Words, counts: CardCounts, outlook: Outlook, pace: int) -> Screen:
    """How many there are; today's review first, if there is any."""
    parts = [say("🧠 <b>My words</b>"), _figures(say, counts), _today(say, outlook)]
    begin = ((Button(say.plain("Review now"), BeginReview()),),) if outlook.due or outlook.fresh else ()
    lists = (
        (Button(say.plain("All cards"), OpenList()), Button(say.plain("Find a card"), AskSearch()))
        if counts.total
        else ()
    )
    ways = (Button(say.plain("Add a word"), AskWord()), Button(say.plain("New a day: {n}", n=pace), OpenPaces()))
    last = (*back(say, OpenHome()), *((Button(say.plain("To Anki"), OpenExport()),) if counts.total else ()))
    return Screen(PARAGRAPH.joined(*parts), (*begin, *((lists,) if lists else ()), ways, last))


def _figures(say: Words, counts: CardCounts) -> Html:
    if not counts.total:
        return say("There are none yet. The first review brings some, and you can add your own.")
    known = [(state_name(state, say), getattr(counts, state.value)) for state in CardState]
    return LINE.joined(*(Html(f"{escaped(name)}: {count}") for name, count in known if count))


def _today(say: Words, outlook: Outlook) -> Html:
    if not outlook.due and not outlook.fresh:
        return say("All done for today.")
    minutes = max(1, round(outlook.minutes))
    figures = say("Today: {due} to review, {new} new.", due=outlook.due, new=outlook.fresh)
    return Html(" ").joined(figures, say.plural("About {n} minute.", "About {n} minutes.", minutes))


def list_screen(say: Words, cards: CardPage, state: CardState | None, search: str) -> Screen:
    """A page of cards; those that were searched for when `search` says something."""
    if search:
        head = say("Found for “{text}”: {n}", text=search[:ECHO_LIMIT], n=cards.total)
    else:
        name = state_name(state, say) if state else say.plain("All cards")
        head = Html(f"<b>{escaped(name)}</b>: {cards.total}")
    lines = LINE.joined(*(short_line(card, say) for card in cards.cards))
    rows = tuple((Button(label_of(card), OpenCard(id=card.id)),) for card in cards.cards)
    of = {"state": state.value if state else "", "found": bool(search)}
    turn = (Button(f"{cards.page + 1}/{cards.pages} ›", OpenList(page=(cards.page + 1) % cards.pages, **of)),)
    last = (*back(say, OpenWords()), Button(say.plain("By state"), OpenStates()), *(turn if cards.pages > 1 else ()))
    again = ((Button(say.plain("Find a card"), AskSearch()),),) if search and not cards.cards else ()
    return Screen(PARAGRAPH.joined(head, *([lines] if cards.cards else [])), (*rows, *again, last))


def states_screen(say: Words, counts: CardCounts) -> Screen:
    buttons = [
        Button(f"{state_name(state, say)}: {count}", OpenList(state=state.value))
        for state in CardState
        if (count := getattr(counts, state.value))
    ]
    return Screen(say("Which cards?"), (*pairs(*buttons), back(say, OpenList())))


def card_screen(say: Words, card: Card, *, sounds: bool) -> Screen:
    """One card, and what can be done with it."""
    paused = card.state is CardState.SUSPENDED
    pause = Button(say.plain("Ask it again"), PauseCard(id=card.id, paused=False))
    if not paused:
        pause = Button(say.plain("Pause"), PauseCard(id=card.id, paused=True))
    hear = ((Button(say.plain("🔊 Listen"), HearCard(id=card.id)),),) if sounds else ()
    change = (pause, Button(say.plain("Delete"), AskDelete(id=card.id)))
    last = (*back(say, OpenWords()), Button(say.plain("Add a word"), AskWord()))
    return Screen(PARAGRAPH.joined(card_text(card, say), state_of_card(card, say)), (*hear, change, last))


def delete_screen(say: Words, card: Card) -> Screen:
    text = say(
        "Delete <b>{word}</b>? It will not be asked again. If you add it later, it goes on from where it was.",
        word=card.face.text,
    )
    return Screen(
        text, ((Button(say.plain("Delete the card"), DeleteCard(id=card.id)),), back(say, OpenCard(id=card.id)))
    )


def paces_screen(say: Words, pace: int) -> Screen:
    text = say(
        "How many new words a day? Now: {n}.\n\nEach comes back many times: with five a day it is about thirty "
        "reviews a day after a month.",
        n=pace,
    )
    buttons = [Button(say.plain("None") if one == 0 else str(one), PickPace(new=one)) for one in PACES]
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return Screen(text, (*rows, back(say, OpenWords())))


def export_screen(say: Words, counts: CardCounts) -> Screen:
    if not counts.total:
        text = say("There is nothing to export yet: the deck for Anki is made of your cards.")
        return Screen(text, ((Button(say.plain("Add a word"), AskWord()),), back(say, OpenWords())))
    text = say.plural(
        "<b>Anki</b>\n\nA deck of {n} card, with pronunciation, meaning and example. Open the file on your phone or "
        "computer, and Anki imports it. A later deck updates the notes and doubles none.",
        "<b>Anki</b>\n\nA deck of {n} cards, with pronunciation, meaning and example. Open the file on your phone or "
        "computer, and Anki imports it. A later deck updates the notes and doubles none.",
        counts.total,
    )
    return Screen(text, ((Button(say.plain("Send me the deck"), SendDeck()),), back(say, OpenWords())))
