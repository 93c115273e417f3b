"""Words and rules of the newsroom: frozen values and pure functions. No clock, disk, network, SQL or Qt."""
