"""Rendered students, photos and rooms: test and demo material that shows nobody; no thread of its own."""
