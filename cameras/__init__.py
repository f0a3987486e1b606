"""What stands where, with whose consent, under which 規程."""
