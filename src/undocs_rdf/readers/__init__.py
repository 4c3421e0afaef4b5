"""Readers: from a text in some format to blocks."""
