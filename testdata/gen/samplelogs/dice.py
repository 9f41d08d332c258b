"""Seeded chance that gives the same bytes on every Python 3: only random.random() promises that, so
everything here is made from it."""

import random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LETTERS_AND_DIGITS = LETTERS + "0123456789"


class Dice:
    """One stream of chance, named so that changing one log leaves the others as they were."""

    def __init__(self, name):
        self.share = random.Random("logwinnow sample " + name).random

    def below(self, n):
        return int(self.share() * n)

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, items):
        return items[int(self.share() * len(items))]

    def hex(self, digits):
        """At most 13 digits: one draw has 53 bits."""
        return "%0*x" % (digits, int(self.share() * 16**digits))

    def guid(self):
        h = self.hex
        return "%s-%s-4%s-%x%s-%s" % (h(8), h(4), h(3), 8 + self.below(4), h(3), h(12))

    def word(self, length, letters=LETTERS):
        return "".join([self.pick(letters) for _ in range(length)])

    def coded(self, length):
        """A word that looks made by a program: letters and digits, with at least one of each."""
        middle = self.word(length - 2, LETTERS_AND_DIGITS)
        return self.pick(LETTERS) + middle + str(self.below(10))

    def bell(self):
        """Nearly normal, mean 0, deviation 1: twelve draws added up (exact arithmetic on every machine)."""
        total = 0.0
        for _ in range(12):
            total += self.share()
        return total - 6.0
