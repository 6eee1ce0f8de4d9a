"""Appeals from the first word on: opened, placed, routed, signed for, handled."""
