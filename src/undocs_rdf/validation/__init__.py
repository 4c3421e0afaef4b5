"""Validation of many documents, graphs and bases: engines, workers, findings, what is known."""
