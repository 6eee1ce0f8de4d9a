"""An emergency call to 5,000 people: who is called, the platforms that tell them, how they answer."""
