"""Views of the disclosures room."""
