"""Doseleaf: a private record of medicines and cannabis, and what a pharmacist should see of it."""

__version__ = "0.1.0"
