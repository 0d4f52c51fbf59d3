"""Why and how somebody learns: their goal, interests, minutes a day, hour, native language."""
