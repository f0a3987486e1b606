"""Queries of the disclosures room."""
