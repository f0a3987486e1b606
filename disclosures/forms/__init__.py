"""Forms of the disclosures room."""
