"""Language, speech and image models: ports, adapters, and the care that a call needs.

Read `router.py` first: `Models` is what the rest of the core sees. `providers.py` connects the providers that
have a key; `catalogue.toml` says what each model can do and costs; `errors.py` says what may go wrong.
"""
