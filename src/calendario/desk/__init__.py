"""Everything a person can do, called by the window and by the command line alike."""
