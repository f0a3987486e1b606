"""Forms of the subsidies room."""
