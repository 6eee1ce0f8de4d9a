"""Notices leave from here: claimed under a lease, limited, retried, their fate written down."""
