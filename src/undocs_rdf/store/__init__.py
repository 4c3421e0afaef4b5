"""The folder of a knowledge base: what lies in it, who may use it, how it is opened."""

from undocs_rdf.store.layout import StoreLayout
from undocs_rdf.store.opening import OpenedStore, create_store, is_store, open_store

__all__ = ["OpenedStore", "StoreLayout", "create_store", "is_store", "open_store"]
