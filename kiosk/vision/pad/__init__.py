"""Passive presentation attack detection: one file a layer, each looks for another sign of a picture.

``look`` is what a layer is shown, ``numbers`` what was learnt, ``reader`` puts the layers together.
Analysis thread, no Qt. Log-odds are natural logarithms, above 0 speaks for a live face.
"""
