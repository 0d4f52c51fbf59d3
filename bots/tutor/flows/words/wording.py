"""Words, cards and their states, as they are shown."""

from bots.kit.words import PARAGRAPH, Html, Words, escaped
from core.vocabulary.gaps import gapped
from core.vocabulary.lexicon import forms
from core.vocabulary.types import Card, CardState, MistakeFace, PartOfSpeech, WordFace

LINE = Html("\n")
LABEL_LIMIT = 24


def card_text(card: Card, say: Words) -> Html:
    """Everything that the card teaches."""
    face = card.face
    return word_text(face, say) if isinstance(face, WordFace) else mistake_text(face, say)


def word_text(face: WordFace, say: Words) -> Html:
    sense = face.sense
    meaning = sense.meaning(say.language)
    lines = [head_line(face, say), Html(f"<b>{escaped(meaning)}</b>")]
    if sense.en and sense.en != meaning:
        lines.append(Html(f"<i>{escaped(sense.en)}</i>"))
    example = [example_text(face)] if sense.example else []
    return PARAGRAPH.joined(LINE.joined(*lines), *example)


def head_line(face: WordFace, say: Words) -> Html:
    """`journey /ˈdʒɜrni/ · noun · A2`"""
    word = face.word
    ipa = f" /{word.ipa}/" if word.ipa else ""
    return Html(f"<b>{escaped(word.text)}</b>{escaped(ipa)} · {escaped(part_name(word.pos, say))} · {word.level.value}")


def example_text(face: WordFace) -> Html:
    """The example with its word in bold."""
    found = gapped(face.sense.example, forms(face.word.text, face.word.pos))
    if found is None:
        return escaped(face.sense.example)
    return Html(f"{escaped(found.before)}<b>{escaped(found.answer)}</b>{escaped(found.after)}")


def mistake_text(face: MistakeFace, say: Words) -> Html:
    right = Html(f"✅ {escaped(face.before)}<b>{escaped(face.answer)}</b>{escaped(face.after)}")
    wrong = Html(f"✏️ <s>{escaped(face.wrong)}</s>")
    why = face.explanation.in_language(say.language)
    return PARAGRAPH.joined(LINE.joined(wrong, right), *([escaped(why)] if why else []))


def short_line(card: Card, say: Words) -> Html:
    """A line of a list."""
    face = card.face
    if isinstance(face, MistakeFace):
        return Html(f"✏️ {escaped(face.before)}<b>{escaped(face.answer)}</b>{escaped(face.after)}")
    return Html(f"<b>{escaped(face.text)}</b>: {escaped(face.sense.meaning(say.language))}")


def label_of(card: Card) -> str:
    """For a button."""
    return cut(card.face.text)


def cut(text: str) -> str:
    return text if len(text) <= LABEL_LIMIT else f"{text[: LABEL_LIMIT - 1]}…"


def part_name(pos: PartOfSpeech, say: Words) -> str:
    return {
        PartOfSpeech.NOUN: say.plain("noun"),
        PartOfSpeech.VERB: say.plain("verb"),
        PartOfSpeech.ADJECTIVE: say.plain("adjective"),
        PartOfSpeech.ADVERB: say.plain("adverb"),
        PartOfSpeech.PRONOUN: say.plain("pronoun"),
        PartOfSpeech.PREPOSITION: say.plain("preposition"),
        PartOfSpeech.CONJUNCTION: say.plain("conjunction"),
        PartOfSpeech.DETERMINER: say.plain("determiner"),
        PartOfSpeech.NUMBER: say.plain("number"),
        PartOfSpeech.INTERJECTION: say.plain("interjection"),
        PartOfSpeech.PHRASE: say.plain("phrase"),
    }[pos]


def state_name(state: CardState, say: Words) -> str:
    """As a label over many cards."""
    return {
        CardState.NEW: say.plain("New"),
        CardState.LEARNING: say.plain("Being learnt"),
        CardState.YOUNG: say.plain("Getting firm"),
        CardState.MATURE: say.plain("Known well"),
        CardState.LEECH: say.plain("Hard"),
        CardState.SUSPENDED: say.plain("Paused"),
    }[state]


def state_of_card(card: Card, say: Words) -> Html:
    """What is known of one card's memory."""
    if card.state is CardState.SUSPENDED:
        return say("Paused: it is not asked.")
    if card.state is CardState.NEW:
        return say("New: not asked yet.")
    if card.state is CardState.LEECH:
        return say.plural(
            "Hard: it has slipped away {n} time, so it is asked in another way.",
            "Hard: it has slipped away {n} times, so it is asked in another way.",
            card.memory.lapses,
        )
    if card.memory.stability is None or card.state is CardState.LEARNING:
        return say("Being learnt: it comes back soon.")
    return say.plural(
        "It stays in memory for about {n} day.",
        "It stays in memory for about {n} days.",
        max(1, round(card.memory.stability)),
    )
