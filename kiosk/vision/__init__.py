"""Camera, detection, recognition, liveness: what needs numpy and OpenCV."""
