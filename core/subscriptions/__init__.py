"""Plans and allowances, what calls to models cost, and the ceilings that hold the money."""
