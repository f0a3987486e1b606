"""Do database, stores, keys, records of erasure, certificates and stored files tell the same story?

Three depths: what is there (1), its size and its days (2), its bytes (3). Everything is read as a
stream; a difference is looked at a second time before it is told, so that work in progress is none.
"""
