"""Pages of the retention room. A picture is served by `playback` alone, after its record."""
