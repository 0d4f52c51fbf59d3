"""A typed answer against the accepted ones: right, a typo, or wrong."""
