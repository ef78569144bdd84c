"""Metrics by their definitions, over lists of films and arrays of stars."""

import numpy as np

from sfc32 import Random

TIE_SEED = 20180926


def estimate(values):
    """Mean and standard error of the mean; NaN is left out."""
    values = np.asarray(values, dtype=float)
    values = values[~np.isnan(values)]
    return {"mean": values.mean(), "se": values.std(ddof=1) / np.sqrt(len(values))}


def clustered(errors, asked, of, slope):
    """of(mean of the errors), and its standard error with users as clusters; rows are users."""
    sums, counts = np.where(asked, errors, 0).sum(axis=1), asked.sum(axis=1)
    there = counts > 0
    ratio = sums.sum() / counts.sum()
    pulls = slope(ratio) * (sums - ratio * counts)[there] * there.sum() / counts.sum()
    return {"mean": of(ratio), "se": estimate(pulls)["se"]}


def rmse(predicted, actual, asked):
    squares = (np.clip(predicted, 0.5, 5) - actual) ** 2
    return clustered(squares, asked, np.sqrt, lambda ratio: 0.5 / np.sqrt(ratio))


def mae(predicted, actual, asked):
    errors = np.abs(np.clip(predicted, 0.5, 5) - actual)
    return clustered(errors, asked, lambda ratio: ratio, lambda ratio: 1)


def ranking(scores, candidates, ties):
    """Candidates, best first; ties by a draw per film, a millionth of the spread, or alone where all scores are equal."""
    nudged = scores[candidates] + (1e-6 * scores[candidates].std() or 1) * ties[candidates]
    return candidates[np.argsort(-nudged, kind="stable")]


def tie_breaks(films):
    random = Random(TIE_SEED)
    return np.array([random.next() for _ in range(films)])


def ndcg(ranked, relevant, at):
    if not relevant:
        return np.nan
    gain = sum(1 / np.log2(p + 2) for p, film in enumerate(ranked[:at]) if film in relevant)
    return gain / sum(1 / np.log2(p + 2) for p in range(min(at, len(relevant))))


def recall(ranked, relevant, at):
    return len(relevant.intersection(ranked[:at].tolist())) / len(relevant) if relevant else np.nan
