"""Landing pages, the journal, the town picker's answers, and the demo's own pages."""
