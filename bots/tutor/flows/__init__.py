"""The ways through the tutor, one module or folder each."""
