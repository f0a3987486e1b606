"""Documents of the disclosures room."""
