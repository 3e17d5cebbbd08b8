"""Weights of evidence as log odds (Fellegi and Sunter, 1969), and the probability that their sum stands for."""

from __future__ import annotations

import math


def probability(log_odds: float) -> float:
    """The probability of log odds (base e), rounded to four digits so that it prints the same everywhere."""
    return round(1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds)))), 4)
