"""A month of the street by a clock that is moved: cases, leave, holidays, channels that fail.

`python -m benchmarks month` plays thousands of cases; a test plays a hundred of the same.
"""
