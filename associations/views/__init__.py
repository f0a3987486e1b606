"""Pages of the associations room."""
