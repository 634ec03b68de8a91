"""Attacks as another camera would see them, composed from any pictures of a face; seeded, no file is written.

``material`` is what an attacker has of a student, ``sheets`` what is made of it (print, mask, phone, tablet),
``held`` how that is held before a camera, ``surroundings`` where, ``attacks`` the species that act it out.
"""

from bench.presentations.attacks import LUCKY, Attack, Species, attack_frames, present
from bench.presentations.material import Material, NoFaceError, from_pictures, from_student
from bench.presentations.surroundings import Filmed, Room, Surroundings

__all__ = [
    "LUCKY",
    "Attack",
    "Filmed",
    "Material",
    "NoFaceError",
    "Room",
    "Species",
    "Surroundings",
    "attack_frames",
    "from_pictures",
    "from_student",
    "present",
]
