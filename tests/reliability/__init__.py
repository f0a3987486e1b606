"""What survives: any order of steps, any cut, any clock."""
