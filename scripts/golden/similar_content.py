"""Content similarity from its definition, for tests/golden/similar-content.test.ts: one film, one person at a time."""

from math import exp, log, sqrt

import numpy as np

import models

NEIGHBOURS = 3
GENRES, TAGS = 5, 8
FADE_YEARS = 10
MEDIAN_YEAR = 1999


def draw(films):
    """Genres as a bit set, years, and (film, tag) pairs; some films have none of each, and some tags come twice."""
    rng = np.random.default_rng(4)
    genres = [int(bits) for bits in rng.integers(0, 2**GENRES, films)]
    years = [int(year) for year in rng.integers(1975, 2016, films)]
    for film in (6, 13, films - 2):
        genres[film] = 0
    for film in (2, 13):
        years[film] = 0
    pairs = [(int(rng.integers(0, films)), int(rng.integers(0, TAGS))) for _ in range(2 * films)]
    return genres, years, pairs


def genre_cosine(a, b):
    shared = bin(a & b).count("1")
    return shared / sqrt(bin(a).count("1") * bin(b).count("1")) if shared else 0.0


def tag_cosines(films, pairs):
    tf = np.zeros((films, TAGS))
    for film, tag in pairs:
        tf[film, tag] += 1
    tagged = (tf.sum(axis=1) > 0).sum()
    df = (tf > 0).sum(axis=0)
    vectors = tf * [log(tagged / n) if n else 0 for n in df]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = vectors / np.where(lengths > 0, lengths, 1)
    return vectors @ vectors.T


def similarities(films, drawn, kind, classic):
    genres, years, pairs = drawn
    if kind == "tags":
        return tag_cosines(films, pairs)
    years = [year or (0 if classic else MEDIAN_YEAR) for year in years]
    genres = [bits or (2**GENRES if classic else 0) for bits in genres]
    s = np.ones((films, films))
    for i in range(films):
        for j in range(films):
            if "genres" in kind:
                s[i, j] *= genre_cosine(genres[i], genres[j])
            if "years" in kind:
                s[i, j] *= exp(-abs(years[i] - years[j]) / FADE_YEARS)
    return s


def estimate(row, similarity, mean):
    seen = np.nonzero(models.rated(row))[0]
    nearest = sorted(seen, key=lambda film: (-similarity[film], film))[:NEIGHBOURS]
    weights = similarity[nearest]
    return (weights @ row[nearest]) / weights.sum() if weights.sum() > 0 else mean


def content_numbers(stars, people):
    films, mean = stars.shape[1], np.nanmean(stars)
    drawn = draw(films)
    unrated = ~models.rated(stars).any(axis=0)
    cases = []
    for variant in ("full", "classic"):
        for kind in ("genres-years", "genres", "years", "tags"):
            s = similarities(films, drawn, kind, variant == "classic")
            if variant == "classic":
                s[unrated] = 0
            predictions = [[estimate(row, s[film], mean) for film in range(films)] for row in people]
            params = {"similarity": kind, "variant": variant, "neighbours": NEIGHBOURS}
            cases.append({"params": params, "predictions": predictions})
    genres, years, pairs = drawn
    return {"genres": genres, "years": years, "tagPairs": pairs, "cases": cases}
