"""Pure rules of the disclosures room."""
