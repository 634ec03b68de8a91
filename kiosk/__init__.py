"""Classroom kiosk: students are marked present by their face at the classroom door."""

__version__ = "0.6.0"
