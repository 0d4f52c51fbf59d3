"""What answers when no provider has a key: three coaches that ask, listen for a few things, and say what they are.

A coach is no language model and never speaks as if it were one. It knows what is in `tutor.toml`, `mentor.toml` and
`media.toml`, finds that again in what a person writes, and asks the next useful question.

provider.py   the coaches behind the chat port, as models `offline:tutor`, `offline:mentor`, `offline:media`
talk.py       a conversation as a coach sees it, and the sentences it has for it
tutor.py      asks about a topic at a level, shows sure slips, explains the words it knows
mentor.py     looks for the blocks of a prompt and asks about those it does not find
media.py      the same for the brief of a picture, and puts the brief together
"""
