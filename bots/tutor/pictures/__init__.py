"""Pictures of the tutor, on the theme of the kit."""
