"""Measurements: of speed, of accuracy, of what is lost."""
