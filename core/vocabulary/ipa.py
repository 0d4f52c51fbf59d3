"""Pronunciation as learners know it from dictionaries, from the phonemes of gruut's American lexicon.

gruut puts the stress mark before the vowel and ties affricates: `d͡ʒ ˈɚ n i`. Dictionaries put the mark before the
syllable and write `ˈdʒɜrni`: the consonants that may begin an English syllable go with the vowel after them.
"""

from collections.abc import Sequence

STRESSES = "ˈˌ"
_SPELT = {"d͡ʒ": "dʒ", "t͡ʃ": "tʃ", "ɹ": "r"}
_VOWELS = frozenset(("ə", "ɪ", "ɚ", "i", "ɛ", "ɑ", "æ", "oʊ", "eɪ", "aɪ", "ɔ", "ʌ", "u", "aʊ", "ʊ", "ɔɪ"))
_LIQUIDS = {
    "r": ("p", "b", "t", "d", "k", "g", "f", "θ", "ʃ", "sp", "st", "sk"),
    "l": ("p", "b", "k", "g", "f", "s", "sp"),
    "w": ("t", "d", "k", "g", "s", "θ", "sk"),
    "j": ("p", "b", "t", "d", "k", "f", "v", "m", "n", "h", "l", "θ", "sp", "st", "sk"),
    "": ("sm", "sn", "sp", "st", "sk", "sf"),
}
_ONSETS = frozenset(first + second for second, firsts in _LIQUIDS.items() for first in firsts)
"""Clusters that an English word may begin with; a single consonant always may, but for ŋ."""


def normalised(phonemes: str) -> str:
    """`d͡ʒ ˈɚ n i` as `ˈdʒɜrni`."""
    sounds = phonemes.split()
    return "".join(_marked(sounds, _onsets(sounds)))


def joined(words: Sequence[str]) -> str:
    """The pronunciation of several words."""
    return " ".join(words)


def _onsets(sounds: Sequence[str]) -> dict[int, str]:
    """Where a stress mark belongs: at the first consonant of the syllable whose vowel gruut marks."""
    places: dict[int, str] = {}
    syllables = sum(map(_is_vowel, sounds))
    for at, sound in enumerate(sounds):
        if sound[0] in STRESSES and syllables > 1:
            places[_syllable_start(sounds, at)] = sound[0]
    return places


def _syllable_start(sounds: Sequence[str], vowel: int) -> int:
    first = vowel
    while first > 0 and not _is_vowel(sounds[first - 1]):
        first -= 1
    if first == 0:
        return 0
    while first < vowel and not _may_begin([_spelt(one) for one in sounds[first:vowel]]):
        first += 1
    return first


def _may_begin(consonants: Sequence[str]) -> bool:
    if len(consonants) == 1:
        return consonants[0] != "ŋ"
    return "".join(consonants).replace("ɡ", "g") in _ONSETS


def _marked(sounds: Sequence[str], places: dict[int, str]) -> list[str]:
    return [places.get(at, "") + _spelt(sound) for at, sound in enumerate(sounds)]


def _spelt(sound: str) -> str:
    stressed, plain = sound[0] in STRESSES, sound.lstrip(STRESSES)
    if plain == "ɚ":
        return "ɜr" if stressed else "ər"
    return _SPELT.get(plain, plain)


def _is_vowel(sound: str) -> bool:
    return sound.lstrip(STRESSES) in _VOWELS
