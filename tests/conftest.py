"""What every folder of tests shares: the servers."""

pytest_plugins = ["tests.servers", "tests.valkey"]
