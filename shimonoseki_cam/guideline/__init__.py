"""The city's guideline, sentence by sentence: which screen does it, and which test shows that it does."""
