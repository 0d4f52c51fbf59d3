"""The fault suite: real processes, a nemesis for each row of the promise, and a checker that reads the history."""
