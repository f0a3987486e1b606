"""How long footage is kept, and how it is erased and proved."""
