"""What outsiders ask for, and what they are given. Not furnished yet."""
