"""What Open311 answers in JSON, as the description names it; a fuzzer holds the answers to it."""

from typing import Literal, TypedDict


class Endpoint(TypedDict):
    """Where the interface is, and in which formats."""

    specification: str
    url: str
    changeset: str
    type: Literal["production", "test"]
    formats: list[str]


class Discovery(TypedDict):
    """What there is, and whom to ask for a key."""

    changeset: str
    contact: str
    key_service: str
    endpoints: list[Endpoint]


class Service(TypedDict):
    """A kind of report that is taken."""

    service_code: str
    service_name: str
    description: str
    metadata: bool
    type: Literal["realtime"]
    keywords: str
    group: str


class Attribute(TypedDict):
    """One thing that may be said of a report besides."""

    variable: bool
    code: str
    datatype: str
    required: bool
    datatype_description: str
    order: int
    description: str


class Definition(TypedDict):
    """What may be said of a report of one kind besides."""

    service_code: str
    attributes: list[Attribute]


class Taken(TypedDict):
    """The number of a report that is kept."""

    service_request_id: str
    service_notice: str | None
    account_id: None


class Clock(TypedDict):
    """When a step is due; dates as the W3C writes them, with their offset."""

    name: str
    started_datetime: str
    due_datetime: str
    original_due_datetime: str
    stopped_datetime: str | None
    paused: bool
    stage: str


class Extended(TypedDict):
    """What the specification has no field for (`extensions=true`)."""

    grid: str | None
    grid_name: str | None
    level: str
    track: str
    clocks: list[Clock]


class _Request(TypedDict):
    service_request_id: str
    status: Literal["open", "closed"]
    status_notes: str
    service_name: str | None
    service_code: str
    description: str
    agency_responsible: str
    service_notice: str | None
    requested_datetime: str
    updated_datetime: str
    expected_datetime: str | None
    address: str | None
    address_id: str | None
    zipcode: None
    lat: float | None
    long: float | None
    media_url: None


class Request(_Request, total=False):
    """A report and how it goes; a caller's own has its words, its door and its point."""

    extended_attributes: Extended


class Wrong(TypedDict):
    """One reason why something is not granted, in the caller's language."""

    code: int
    description: str
