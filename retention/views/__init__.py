"""Pages of the retention room. Nothing here shows a picture: playback comes with permits."""
