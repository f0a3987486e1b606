"""控え and 復元: the database and the files of the house; never footage of recorders, never keys of copies."""
