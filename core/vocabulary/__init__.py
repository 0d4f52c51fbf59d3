"""Words and what a person remembers of them: the bank of words, cards, reviews, spaced repetition by FSRS.

types.py         what crosses the border
bank.py, words/  the bank: YAML, one file a level; lint.py checks it (british.py: how it is pronounced), seeding.py
                 brings it into rows
lexicon.py       any English word: its pronunciation (ipa.py), level, lemma, and what was meant by a misspelt one
scheduling.py    when a card is due: the fsrs library, grades, leeches
planning.py      what a session holds: due cards by retrievability, the caps, new cards between
exercises.py, gaps.py, questions.py    how a card is asked, from choosing to typing
looking_up.py, adding.py, listing.py, keeping.py, translating.py    use cases of cards
reviewing.py, asking.py, answering.py    use cases of reviews; cases.py bundles them all
anki.py          the cards as a deck for Anki
simulation.py    half a year of reviews, for tests and `main.py simulate reviews`
"""
