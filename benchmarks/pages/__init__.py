"""Pages, the API and Open311 of a street with 100,000 cases of a year, and a call to 5,000 people.

Bars: 100 ms of server time in the middle, and 150 KB as sent, the map's library left out. The server
runs as it always does, in a process of its own; one request is on its way at a time, and the time is
from its first byte to the answer's last, over loopback.
"""
