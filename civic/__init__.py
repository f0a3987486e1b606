"""What any municipal application needs: the calendar, towns, files, the journal. Imports no room."""
