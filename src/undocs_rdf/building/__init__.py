"""Building a knowledge base: files read into a store, and the store kept current."""

from undocs_rdf.building.run import BuildOptions, BuildReport, Observer, Totals, build

__all__ = ["BuildOptions", "BuildReport", "Observer", "Totals", "build"]
