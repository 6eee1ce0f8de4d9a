"""平 and 战: who may change the street's mode, how two persons do it, and what it changes."""
