"""United Nations resolutions and drafts as RDF."""

from __future__ import annotations

__version__ = "0.1.0"
