"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("xinyi", deadline=None)  # a busy machine is nobody's fault
settings.load_profile("xinyi")
