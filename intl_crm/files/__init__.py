"""Photographs, scans and papers of any record."""
