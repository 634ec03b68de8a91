"""Makes the four short tones of assets/sounds: soft sine notes, drawn from here and free of any licence."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
NOTES = {  # frequency in Hz, length in s
    "good": ((659.3, 0.11), (987.8, 0.22)),  # up: it is done
    "late": ((659.3, 0.13), (659.3, 0.2)),  # level: done, but look
    "refused": ((392.0, 0.14), (311.1, 0.24)),  # down: nothing was done
    "asked": ((784.0, 0.14),),  # one: your turn
}


def samples(frequency_hz: float, length_s: float) -> list[int]:
    """One note that swells for 10 ms and fades away."""
    count = int(RATE * length_s)
    return [
        int(
            9000
            * min(1.0, place / (0.01 * RATE))
            * (1 - place / count) ** 1.5
            * (math.sin(2 * math.pi * frequency_hz * place / RATE))
        )
        for place in range(count)
    ]


def main() -> None:
    """Write the files beside this one."""
    for name, notes in NOTES.items():
        wav = [value for frequency_hz, length_s in notes for value in samples(frequency_hz, length_s)]
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(wav)}h", *wav))


if __name__ == "__main__":
    main()
