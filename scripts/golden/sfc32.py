"""The seeded stream of src/core/random.ts, written from the published algorithms.

sfc32 (Doty-Humphrey, PractRand), state filled by splitmix32. `check()` runs the same step with the
constants of the 64-bit member of the family and compares it with NumPy's own SFC64.
"""

import numpy as np


def sfc_step(state, bits, right, left, turn):
    """One step of a small fast counting generator of the given word length."""
    mask = (1 << bits) - 1
    a, b, c, counter = state
    out = (a + b + counter) & mask
    rotated = ((c << turn) | (c >> (bits - turn))) & mask
    return out, (b ^ (b >> right), (c + (c << left)) & mask, (rotated + out) & mask, (counter + 1) & mask)


def splitmix32(seed, count):
    """The first words that follow a 32-bit seed."""
    words = []
    for k in range(1, count + 1):
        z = (seed + k * 0x9E3779B9) & 0xFFFFFFFF
        z = ((z ^ (z >> 16)) * 0x21F0AAAD) & 0xFFFFFFFF
        z = ((z ^ (z >> 15)) * 0x735A2D97) & 0xFFFFFFFF
        words.append(z ^ (z >> 15))
    return words


class Random:
    def __init__(self, seed):
        self.state = (*splitmix32(seed, 3), 1)

    def word(self):
        out, self.state = sfc_step(self.state, 32, 9, 3, 21)
        return out

    def next(self):
        return self.word() / 2**32

    def normal(self):
        return sum(self.next() for _ in range(12)) - 6

    def permutation(self, n):
        order = list(range(n))
        for k in range(1, n):
            other = int(self.next() * (k + 1))
            order[k], order[other] = order[other], order[k]
        return order


def check():
    generator = np.random.SFC64(5)
    state = tuple(int(word) for word in generator.state["state"]["state"])
    for expected in generator.random_raw(100):
        out, state = sfc_step(state, 64, 11, 3, 24)
        assert out == int(expected), "the step differs from NumPy's SFC64"
