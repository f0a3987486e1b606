"""Where footage lies: one small interface over a folder (S3-compatible buckets come beside it)."""
