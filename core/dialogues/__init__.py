"""Role-plays and talks: authored dialogue graphs, what learners say in them, and the mistakes they make there.

schema.py     what a graph is; graphs/<level>/<slug>.yaml are its files
loading.py    the files of the disk, read and checked for their shape
matching.py   whether a reply means an intent: by lemma, by phrase, safe from negation, tolerant to typos
wording.py    how hard a text is for a level
lint.py       `python -m core.dialogues.lint`: what must hold of a graph before learners meet it
"""
