"""Role-plays and talks: authored dialogue graphs, what learners say in them, and the mistakes they make there.

cases.py      `app.dialogues`: every use case
schema.py     what a graph is; graphs/<level>/<slug>.yaml are its files, loading.py reads and seeding.py keeps them
said.py       what a learner said: lemmas, and what is denied
matching.py   whether that is an intent: by lemma and phrase, safe from negation, tolerant to slips of the finger
judging.py    the goals of a scene where a model plays, and the way back into the graph
playing.py    role-plays, reply by reply; talking.py: free talk; finishing.py: the summary, cards and progress
looking.py    mistakes in what was said, and their explanation in steps; examining.py: /check
correcting.py a model's corrections, behind the guard of guarding.py
wording.py    how hard a text is for a level
lint.py       `python -m core.dialogues.lint`: what must hold of a graph before learners meet it
"""
