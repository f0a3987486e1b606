"""Pages of the cameras room."""
