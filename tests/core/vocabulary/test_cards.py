"""Where cards come from, and what a person does with them."""

import pytest

from core.app import App
from core.errors import CardUnknownError, TranslationTextError, WordUnknownError
from core.levels.types import Bilingual, Level
from core.users.types import Person
from core.vocabulary.bank import load_bank
from core.vocabulary.models import CardRow, WordRow
from core.vocabulary.seeding import seed_vocabulary
from core.vocabulary.types import CardState, MistakeFace, PartOfSpeech, WordFace, WordKey
from tests.clocks import HandClock
from tests.core.people import update

WHY = Bilingual(ru="Потому что.", en="Because.")
JOURNEY = WordKey("journey/noun")


async def test_the_bank_is_seeded_once_and_what_staff_edited_stays(bank: None, clock: HandClock) -> None:
    assert await seed_vocabulary() == 0
    await WordRow.filter(key=JOURNEY).update(ipa="edited", digest="old", edited_at=clock.now())
    await WordRow.filter(key="ticket/noun").update(ipa="spoilt", digest="old")

    assert await seed_vocabulary() == 1
    assert (await WordRow.get(key=JOURNEY)).ipa == "edited"
    assert (await WordRow.get(key="ticket/noun")).ipa != "spoilt"
    await WordRow.filter(key=JOURNEY).update(edited_at=None)
    await seed_vocabulary()


def test_the_bank_has_a_hundred_words_a_level_and_more() -> None:
    bank = load_bank()

    assert len(bank) >= 600
    assert all(sum(word.level is level for word in bank) >= 100 for level in Level)


async def test_a_word_of_the_bank_is_added_once(app: App, ada: Person, bank: None) -> None:
    key = update()
    one = await app.words.add_word(ada.id, JOURNEY, 0, "own", key)
    replay = await app.words.add_word(ada.id, JOURNEY, 0, "own", key)
    later = await app.words.add_word(ada.id, JOURNEY, 0, "own", update())

    assert one.is_new
    assert replay == one
    assert (later.card.id, later.is_new) == (one.card.id, False)


@pytest.mark.parametrize(("word", "sense"), [("nothing/noun", 0), (JOURNEY, 7), (JOURNEY, -1)])
async def test_a_word_that_is_not_there_is_refused(app: App, ada: Person, bank: None, word: str, sense: int) -> None:
    with pytest.raises(WordUnknownError):
        await app.words.add_word(ada.id, WordKey(word), sense, "own", update())


async def test_two_senses_are_two_cards(app: App, ada: Person, bank: None) -> None:
    for sense in (0, 1):
        await app.words.add_word(ada.id, WordKey("bank/noun"), sense, "own", update())

    cards = (await app.words.list(ada.id)).cards
    assert {card.face.sense.ru for card in cards if isinstance(card.face, WordFace)} == {"банк", "берег, берег реки"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("journey", "journey"),
        ("The Journeys", "journey"),
        ("went", None),
        ("путешествие", "journey"),
        ("to buy", "buy"),
        ("neighbor", "neighbour"),
        ("Apologize", "apologise"),
    ],
)
async def test_a_word_is_looked_up_in_the_bank(app: App, bank: None, asked: str, found: str | None) -> None:
    words = [word.text for word in (await app.words.look_up(asked)).bank]

    assert words[:1] == ([found] if found else [])


async def test_a_word_beyond_the_bank_is_found_in_the_lexicon(app: App, bank: None) -> None:
    found = (await app.words.look_up("gopher")).unlisted

    assert found is not None
    assert (found.text, found.ipa, found.parts) == ("gopher", "ˈɡoʊfər", (PartOfSpeech.NOUN,))


async def test_a_phrase_is_found_when_its_words_are(app: App, bank: None) -> None:
    found = (await app.words.look_up("look forward to")).unlisted

    assert found is not None
    assert found.parts == (PartOfSpeech.PHRASE,)


@pytest.mark.parametrize(("asked", "meant"), [("jorney", "journey"), ("freind", "friend"), ("beatiful", "beautiful")])
async def test_a_misspelt_word_is_guessed(app: App, bank: None, asked: str, meant: str) -> None:
    found = await app.words.look_up(asked)

    assert found.near[0] == meant
    assert not found.bank
    assert found.unlisted is None


@pytest.mark.parametrize("asked", ["", "   ", "qqqqqqqq", "🙃", "x" * 500, "щщщ", "'; DROP TABLE words; --"])
async def test_anything_may_be_asked_for(app: App, bank: None, asked: str) -> None:
    found = await app.words.look_up(asked)

    assert (found.bank, found.unlisted, found.near) == ((), None, ())


async def test_an_own_word_has_its_translation_pronunciation_and_level(app: App, ada: Person, bank: None) -> None:
    added = await app.words.add_own(ada.id, "A gopher", "  суслик ", update())
    better = await app.words.add_own(ada.id, "gopher", "суслик, гофер", update())

    face = better.card.face
    assert isinstance(face, WordFace)
    assert better.card.id == added.card.id
    assert (face.text, face.sense.ru, face.word.ipa) == ("gopher", "суслик, гофер", "ˈɡoʊfər")


@pytest.mark.parametrize("translation", ["", "  ", "я" * 101])
async def test_a_translation_says_something(app: App, ada: Person, bank: None, translation: str) -> None:
    with pytest.raises(TranslationTextError):
        await app.words.add_own(ada.id, "gopher", translation, update())


async def test_words_of_a_lesson_are_added_together(app: App, ada: Person, bank: None) -> None:
    key = update()
    words = ["ticket", "Journey", "gopher", "xqzt", "ticket"]

    added = await app.words.add_many(ada.id, words, "lesson:a2-03", key, translations={"gopher": "суслик"})
    again = await app.words.add_many(ada.id, words, "lesson:a2-03", key, translations={"gopher": "суслик"})

    assert added == again
    assert [one.card.face.text for one in added.cards] == ["ticket", "journey", "gopher"]
    assert added.missing == ("xqzt",)
    assert {one.card.source for one in added.cards} == {"lesson:a2-03"}


async def test_a_mistake_becomes_one_card(app: App, ada: Person, bank: None) -> None:
    first = await app.words.add_mistake(ada.id, "I am agree.", "I agree.", WHY, "talk", update())
    again = await app.words.add_mistake(ada.id, "i am  agree.", "I agree.", WHY, "check", update())

    assert first is not None
    assert again is not None
    assert (again.card.id, again.is_new) == (first.card.id, False)
    assert isinstance(first.card.face, MistakeFace)
    assert first.card.face.explanation == WHY


@pytest.mark.parametrize(("wrong", "right"), [("same", "same"), ("x", ""), ("x", "y" * 301)])
async def test_what_teaches_nothing_makes_no_card(app: App, ada: Person, wrong: str, right: str) -> None:
    assert await app.words.add_mistake(ada.id, wrong, right, WHY, "talk", update()) is None


async def test_cards_are_listed_by_state_and_found_by_either_language(app: App, ada: Person, bank: None) -> None:
    added = await app.words.add_many(ada.id, [word.text for word in load_bank()[:12]], "own", update())
    await app.words.suspend(ada.id, added.cards[0].card.id, suspended=True)

    assert (await app.words.list(ada.id)).pages == 3
    assert (await app.words.list(ada.id, 99)).page == 2
    assert (await app.words.list(ada.id, state=CardState.NEW)).total == 11
    assert (await app.words.list(ada.id, state=CardState.SUSPENDED)).total == 1
    assert (await app.words.list(ada.id, search="ЯБЛОКО")).cards[0].face.text == "apple"
    assert (await app.words.list(ada.id, search="appl")).total == 1
    assert (await app.words.list(ada.id, search="%")).total == 0


async def test_every_state_lists_the_cards_that_are_counted_in_it(app: App, ada: Person, bank: None) -> None:
    added = await app.words.add_many(ada.id, [word.text for word in load_bank()[:6]], "own", update())
    states = ((1, 1.0, 0), (2, 5.0, 0), (2, 30.0, 0), (2, 5.0, 6), (3, 30.0, 7))
    for one, (phase, stability, lapses) in zip(added.cards, states, strict=False):
        await CardRow.filter(id=one.card.id).update(phase=phase, stability=stability, difficulty=5.0, lapses=lapses)

    counts = await app.words.counts(ada.id)

    assert (counts.new, counts.learning, counts.young, counts.mature, counts.leech) == (1, 2, 1, 1, 1)
    for state in CardState:
        assert (await app.words.list(ada.id, state=state)).total == getattr(counts, state.value)


async def test_a_deleted_card_is_gone_and_comes_back_when_added_again(app: App, ada: Person, bank: None) -> None:
    added = await app.words.add_word(ada.id, JOURNEY, 0, "own", update())
    await app.words.delete(ada.id, added.card.id)

    assert (await app.words.list(ada.id)).total == 0
    with pytest.raises(CardUnknownError):
        await app.words.card(ada.id, added.card.id)
    again = await app.words.add_word(ada.id, JOURNEY, 0, "own", update())
    assert (again.card.id, again.is_new) == (added.card.id, True)


async def test_a_card_is_nobody_elses(app: App, ada: Person, mallory: Person, bank: None) -> None:
    card = (await app.words.add_word(ada.id, JOURNEY, 0, "own", update())).card

    for act in (
        app.words.card(mallory.id, card.id),
        app.words.delete(mallory.id, card.id),
        app.words.suspend(mallory.id, card.id, suspended=True),
    ):
        with pytest.raises(CardUnknownError):
            await act
    assert (await app.words.list(mallory.id)).total == 0


async def test_a_planner_sees_what_the_day_still_holds(app: App, ada: Person, bank: None) -> None:
    outlook = await app.words.outlook(ada.id)
    assert (outlook.due, outlook.fresh, outlook.waiting, outlook.next_due) == (0, 5, 0, None)

    await app.words.add_word(ada.id, JOURNEY, 0, "own", update())
    outlook = await app.words.outlook(ada.id)
    assert outlook.waiting == 1
    assert outlook.minutes == 2.25
