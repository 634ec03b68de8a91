"""Reusable pieces of pages, dressed by a Theme."""
