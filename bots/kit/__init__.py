"""What every bot shares. The kit knows no bot."""
