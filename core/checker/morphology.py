"""Lemmas and inflected forms (lemminflect), with the auxiliaries spelled out."""

from functools import lru_cache

from lemminflect import getAllInflections, getAllLemmas, getInflection

AUXILIARY_LEMMAS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "be", "been", "being", "'m", "'re"), frozenset({"be"})),
    **dict.fromkeys(("have", "has", "had", "having", "'ve"), frozenset({"have"})),
    **dict.fromkeys(("do", "does", "did", "doing", "done"), frozenset({"do"})),
    "'ll": frozenset({"will"}),
    "wo": frozenset({"will"}),
    "ca": frozenset({"can"}),
    "sha": frozenset({"shall"}),
    "'d": frozenset({"would", "have"}),
    "'s": frozenset({"be", "have", "'s"}),
    "n't": frozenset({"not"}),
}
_INVARIANT = frozenset(
    "fish sheep news means series species people police data aircraft yen dozen percent deer salmon trout craft "
    "offspring headquarters crossroads barracks staff hair money advice information furniture hundred thousand million "
    "moose swine shrimp bison quail cod squid spacecraft hovercraft pair head stone".split()
)
_KINDS = {"NOUN": "NN", "VERB": "VB", "ADJ": "JJ", "ADV": "RB"}
_FORMS: dict[tuple[str, str], str] = {
    ("be", "VBP"): "are",
    ("be", "VBD"): "was",
    ("person", "NNS"): "people",
    ("prefer", "VBG"): "preferring",
    ("hear", "VBD"): "heard",
    ("wake", "VBD"): "woke",
    ("wake", "VBN"): "woken",
    ("get", "VBN"): "got",
    ("learn", "VBD"): "learned",
    ("learn", "VBN"): "learned",
    ("show", "VBN"): "shown",
    ("lie", "VBG"): "lying",
    ("leave", "VBD"): "left",
    ("wear", "VBD"): "wore",
    ("see", "VBD"): "saw",
    ("find", "VBD"): "found",
    ("feel", "VBD"): "felt",
    ("hang", "VBD"): "hung",
    ("speak", "VBD"): "spoke",
    ("shine", "VBD"): "shone",
    ("sing", "VBD"): "sang",
    ("drink", "VBN"): "drunk",
    ("drink", "VBD"): "drank",
    ("ring", "VBD"): "rang",
    ("swim", "VBD"): "swam",
    ("begin", "VBD"): "began",
    ("write", "VBN"): "written",
    ("forget", "VBN"): "forgotten",
    ("bear", "VBN"): "born",
    ("travel", "VBD"): "travelled",
    ("travel", "VBN"): "travelled",
    ("travel", "VBG"): "travelling",
}


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Every lemma a lower-case form may belong to, and the form itself."""
    if word in AUXILIARY_LEMMAS:
        return AUXILIARY_LEMMAS[word] | {word}
    return frozenset(lemma for found in getAllLemmas(word).values() for lemma in found) | {word}


@lru_cache(maxsize=50_000)
def kinds(word: str) -> frozenset[str]:
    """The open classes a form may belong to: NN, VB, JJ, RB. Empty for a word that is not in the dictionary."""
    return frozenset(_KINDS[kind] for kind in getAllLemmas(word) if kind in _KINDS)


@lru_cache(maxsize=50_000)
def verb_lemma(word: str) -> str:
    """The infinitive of a verb form."""
    if word in AUXILIARY_LEMMAS:
        return min(AUXILIARY_LEMMAS[word])
    found = getAllLemmas(word, upos="VERB").get("VERB", ())
    return found[0] if found else word


@lru_cache(maxsize=50_000)
def noun_lemma(word: str) -> str:
    """The singular of a noun form; of a plural that no dictionary has (luggages, sceneries), by its ending."""
    found = getAllLemmas(word, upos="NOUN").get("NOUN", ())
    if found or not word.endswith("s"):
        return found[0] if found else word
    stems = (word[:-3] + "y" if word.endswith("ies") else "", word[:-1], word[:-2] if word.endswith("es") else "")
    return next((stem for stem in stems if stem and getAllLemmas(stem, upos="NOUN")), word)


@lru_cache(maxsize=50_000)
def inflect(lemma: str, tag: str) -> str:
    """The form of a lemma for a Penn tag: inflect("go", "VBD") -> "went"."""
    if (lemma, tag) in _FORMS:
        return _FORMS[lemma, tag]
    if tag in {"VB", "VBP", "NN", "JJ"}:
        return lemma
    found = getInflection(lemma, tag) or getInflection(lemma, "VBD" if tag == "VBN" else tag)
    return str(found[0]) if found else lemma


@lru_cache(maxsize=50_000)
def is_form(word: str, tag: str) -> bool:
    """Whether a form can carry a tag: is_form("went", "VBD")."""
    kind = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV"}[tag[0]]
    for lemma in getAllLemmas(word, upos=kind).get(kind, ()):
        forms = getAllInflections(lemma, upos=kind)
        if tag == "VBN" and "VBN" not in forms:  # a regular verb: its participle is its past
            tag = "VBD"
        if word in forms.get(tag, ()) or _FORMS.get((lemma, tag)) == word:
            return True
    return False


@lru_cache(maxsize=50_000)
def can_be(word: str, tag: str) -> bool:
    """Whether a form may carry a tag at all; a base form (VB) and a singular (NN) are their own lemma."""
    if tag in {"VB", "NN"}:
        kind = "VERB" if tag == "VB" else "NOUN"
        return word in getAllLemmas(word, upos=kind).get(kind, ())
    return is_form(word, tag)


def is_own_plural(noun: str) -> bool:
    """Whether a singular may stand for several as it is: sheep, aircraft. The inflections alone would let day and
    reason be their own plurals."""
    return noun in _INVARIANT or inflect(noun, "NNS") == noun


def verb_form(word: str, tag: str) -> str:
    """Which form of its verb a word is; the tagger decides between those that look alike (made, made)."""
    fitting = [form for form in ("VB", "VBZ", "VBG", "VBD", "VBN") if can_be(word, form)]
    return tag if tag in fitting else (fitting or ["VB"])[0]
