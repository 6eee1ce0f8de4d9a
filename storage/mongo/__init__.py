"""The store for many workers: MongoDB as a replica set."""

from storage.mongo.store import MongoStore

__all__ = ["MongoStore"]
