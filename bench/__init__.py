"""What measures speed and error rates; every figure of the README is printed by one of these."""
