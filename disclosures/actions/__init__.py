"""Actions of the disclosures room."""
