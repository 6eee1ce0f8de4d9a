"""Made-up requests to everything that an OpenAPI document describes, good and bad, alone and in chains."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import FlakyStrategyDefinition, Unsatisfiable
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]

Headers = Callable[[], Mapping[str, str]]
Seen = Callable[[Any], None]


async def each(
    document: Mapping[str, Any], base: str, headers: Headers, examples: int, seen: Seen
) -> None:
    """So many requests of each kind to each operation: as described, and against it."""
    schema = schemathesis.openapi.from_dict(dict(document))

    def send(request: Any) -> None:
        sent = dict(headers())
        response = request.call(base_url=base, headers=sent)
        request.validate_response(response, checks=CHECKS, headers=sent)
        seen(response)

    def run() -> None:
        for found in schema.get_all_operations():
            for mode in GenerationMode:
                requests = found.ok().as_strategy(generation_mode=mode)
                nothing_wrong = suppress(Unsatisfiable)  # a request that has no parts
                with nothing_wrong if mode.is_negative else nullcontext():
                    _settings(examples)(given(request=requests)(send))()

    await asyncio.to_thread(run)


async def chains(
    document: Mapping[str, Any], base: str, headers: Headers, examples: int, seen: Seen
) -> None:
    """So many chains: what one answer names is asked for by the next request."""
    schema = schemathesis.openapi.from_dict(dict(document))
    schema.config.update(base_url=base)

    class Chains(schema.as_state_machine()):  # type: ignore[misc]
        """Signed in, and checked at every step."""

        def get_call_kwargs(self, case: Case) -> dict[str, Any]:
            return {"headers": dict(headers())}

        def validate_response(self, response: Any, case: Case, **more: Any) -> None:
            try:
                case.validate_response(response, checks=CHECKS, headers=dict(headers()))
            except BaseException as failure:
                failures.append(failure)
                raise
            seen(response)

    failures: list[BaseException] = []
    bounds = settings(_settings(examples), stateful_step_count=6)
    # What the server keeps of one chain changes what the next may ask; that alone is no failure.
    with suppress(FlakyStrategyDefinition):
        await asyncio.to_thread(run_state_machine_as_test, Chains, settings=bounds)
    if failures:
        raise failures[0]


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
