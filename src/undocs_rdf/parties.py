"""States, groups and bodies of the vocabulary as parties of a document."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from undocs_rdf.model import Party, PartyKind
from undocs_rdf.vocabulary import bodies, states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undocs_rdf.vocabulary import GroupEntry, State


@cache
def _state_parties() -> Mapping[str, Party]:
    return MappingProxyType(
        {code: Party(PartyKind.STATE, code, state.name()) for code, state in states().items()}
    )


def state_party(state: State) -> Party:
    """Return a State as a party."""
    return _state_parties()[state.iso3]


def group_party(group: GroupEntry) -> Party:
    """Return a group as a party."""
    return Party(PartyKind.STATE_GROUP, group.slug, group.name())


def body_party(symbol: str) -> Party:
    """Return the body of a symbol as a party; "" stands for a body that is not known."""
    entry = bodies().get(symbol)
    return Party(PartyKind.BODY, symbol, entry.name() if entry else symbol)
