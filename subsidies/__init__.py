"""The subsidy, from consultation to the end of the five years. Not furnished yet."""
