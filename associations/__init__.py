"""Who: 団体, its officers with their terms, and the city's staff. Notices and invitations."""
