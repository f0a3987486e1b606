"""What the component gallery shows."""

SAMPLES: dict[str, object] = {}
