"""The window of the kiosk: pages, widgets, theme and texts. Lives on the main thread."""
