"""`make bench`: how fast the durable way is, beside its peers in the same run. Ratios, never promises in seconds."""
