"""The roster of emergencies: groups, who belongs to them, who of them is called."""
