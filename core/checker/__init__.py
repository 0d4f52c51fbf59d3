"""The English checker for Russian-speaking learners: what is wrong in a text, how sure we are, and why.

facade.py        Checker: the async door; its work runs on a thread of its own
lines.py         run_lines: one text a line in, one JSON a line out
engine.py        one text -> one Report
tokens.py, tagging.py, morphology.py, sentences.py, fluency.py    what a sentence is made of
patterns.py, packs.py, pack_index.py     the rule pack: data/*.toml, one line a rule, tests beside it
rules/           rules that need more than a pattern: agreement, questions, articles, confusions
usage.py, rules/slots.py, rules/usual.py     what usage says of the few words that may fill a slot; the soft signal
harper_lints.py  what the Harper engine finds, without the rules that are noise for learners
arbitration.py   which finding wins when two overlap, and what the corrected text is
"""
