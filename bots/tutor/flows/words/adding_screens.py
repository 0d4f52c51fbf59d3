"""What /add shows."""

from collections.abc import Sequence

from bots.kit.actions import back
from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.words.actions import (
    AddSense,
    AskTranslation,
    LookUp,
    OpenWords,
    SuggestTranslation,
    TakeSuggestion,
)
from bots.tutor.flows.words.wording import LABEL_LIMIT, LINE, cut, head_line, part_name
from core.vocabulary.looking_up import Lookup, Unlisted
from core.vocabulary.types import PartOfSpeech, Word, WordFace

ECHO_LIMIT = 60
MOST_SENSES = 6
LONGEST_BUTTON = 40
"""Letters of a word that still fit into a button's data."""


def ask_word_screen(say: Words) -> Screen:
    text = say("Which word shall we learn? Write it in English, or what it means.")
    return Screen(text, (back(say, OpenWords()),))


def senses_screen(say: Words, words: Sequence[Word]) -> Screen:
    """Each sense with its number, since their labels may be alike; with its number alone where one would be cut."""
    senses = [(word, at) for word in words for at in range(len(word.senses))][:MOST_SENSES]
    short = [word.senses[at].short_meaning(say.language) for word, at in senses]
    is_short = all(len(f"{MOST_SENSES}. {one}") <= LABEL_LIMIT for one in short)
    lines, buttons = [], []
    for number, (word, at) in enumerate(senses, start=1):
        sense = word.senses[at]
        head, meaning = head_line(WordFace(word=word, sense=sense), say), sense.meaning(say.language)
        lines.append(Html(f"{number}. {head}\n{escaped(meaning)}. <i>{escaped(sense.example)}</i>"))
        label = f"{number}. {short[number - 1]}" if is_short else str(number)
        buttons.append(Button(label, AddSense(word=word.key, sense=at)))
    return Screen(PARAGRAPH.joined(say("Which one?"), *lines), (*pairs(*buttons), back(say, OpenWords())))


def translation_screen(say: Words, word: Unlisted, pos: PartOfSpeech, *, helps: bool) -> Screen:
    """What is known of the word, and the wish for its translation; `helps`: a model can suggest one."""
    ipa = f" /{word.ipa}/" if word.ipa else ""
    head = Html(f"<b>{escaped(word.text)}</b>{escaped(ipa)} · {escaped(part_name(pos, say))} · {word.level.value}")
    text = PARAGRAPH.joined(head, say("My list has no translation of it. What does it mean? Write it in a few words."))
    fits = len(word.text.encode()) <= LONGEST_BUTTON
    model = (Button(say.plain("Let a model translate"), SuggestTranslation(word=word.text, pos=pos.value)),)
    others = [
        Button(say.plain("It is a: {part}", part=part_name(one, say)), AskTranslation(word=word.text, pos=one.value))
        for one in word.parts
        if one is not pos and fits
    ]
    return Screen(text, (*((model,) if helps and fits else ()), *pairs(*others), back(say, OpenWords())))


def suggestion_screen(say: Words, word: Unlisted, said: str) -> Screen:
    text = say(
        "🤖 A model translates: <b>{word}</b>, {said}.\n\nIt may be wrong. Take it, or write your own translation.",
        word=word.text,
        said=said,
    )
    return Screen(text, ((Button(say.plain("Take it"), TakeSuggestion()),), back(say, OpenWords())))


def not_found_screen(say: Words, found: Lookup) -> Screen:
    asked = found.asked[:ECHO_LIMIT]
    if not found.near:
        text = say("I don't know the word “{word}”. Check the spelling and write it once more.", word=asked)
        return Screen(text, (back(say, OpenWords()),))
    guesses = [Button(cut(word), LookUp(word=word)) for word in found.near]
    as_it_is = (Button(say.plain("No, add mine as it is"), AskTranslation(word=asked)),)
    fits = asked.isascii() and len(asked) <= LONGEST_BUTTON and ":" not in asked
    text = LINE.joined(say("I don't know the word “{word}”. Did you mean:", word=asked))
    return Screen(text, (*pairs(*guesses), *((as_it_is,) if fits else ()), back(say, OpenWords())))
