"""Entries of the vocabulary as parties."""

from __future__ import annotations

from undocs_rdf.model import Party, PartyKind
from undocs_rdf.parties import body_party, group_party, state_party
from undocs_rdf.vocabulary import groups, states


def test_a_party_has_the_code_that_ends_its_iri_and_its_name_in_english() -> None:
    assert state_party(states()["TUR"]) == Party(PartyKind.STATE, "TUR", "Türkiye")
    assert body_party("A/C.1") == Party(PartyKind.BODY, "A/C.1", "First Committee")
    group = group_party(groups()["european-union"])
    assert group == Party(PartyKind.STATE_GROUP, "european-union", "European Union")


def test_a_body_that_is_not_in_the_vocabulary_is_named_by_its_symbol() -> None:
    assert body_party("E/CN.99") == Party(PartyKind.BODY, "E/CN.99", "E/CN.99")
