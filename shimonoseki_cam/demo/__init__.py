"""A believable, plainly fictional town: people, associations, cameras and real short videos."""
