"""A small grouping by hand: two ideas that are near each other, and one apart."""

import numpy as np

from coach.comments.theme_coverage import View

A_VIEW: View = (
    [0, 1, 2],
    np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32),
    [np.array([0, 0, 1]), np.array([0, 1, 2])],
)
