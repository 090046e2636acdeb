"""Een module per opdracht; een opdracht verbindt alleen."""
