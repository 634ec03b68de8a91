"""What the kiosk remembers: facts, people, faces and letters; rows never leave this folder. Any thread."""
