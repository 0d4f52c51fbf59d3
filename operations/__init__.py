"""How Atelier is run: embedded servers, the supervisor of `main.py up`, the doctor."""
