"""The Bot API methods the simulator knows, by subject. `table.py` lists them all."""
