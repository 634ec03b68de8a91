"""The middle of the house: pure Python, no Qt, no OpenCV, no database, no mail."""
