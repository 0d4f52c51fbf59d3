"""The simulator itself: people, bots, chats, rules, updates and their delivery. No HTTP here.

Sources: core.telegram.org/bots/api (Bot API 10.3) and what its server is seen to answer.
"""
