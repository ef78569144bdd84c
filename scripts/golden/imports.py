"""What is to be read in tests/imports/files, worked out a second time and in another way: python3 scripts/golden/imports.py
compares it with tests/imports/expected.json, which was written down by reading the files. Which titles of Netflix are films is said here
by name."""

import csv
import io
import json
import re
from datetime import datetime, timezone
from pathlib import Path

HERE = Path(__file__).parents[2] / "tests" / "imports"
FILMS_OF_NETFLIX = """The Matrix;Mission: Impossible - Fallout;Fargo;Kill Bill: Volume 1;John Wick: Chapter 2;
Crouching Tiger, Hidden Dragon;Star Wars: Episode V - The Empire Strikes Back;The "Burbs";Lola rennt;Das Boot;
Harry Potter und die Heiligtümer des Todes: Teil 2;Mad Max: Fury Road;Blade Runner 2049""".replace("\n", "").split(";")
SERIES_OF_IMDB = "tvSeries,tvMiniSeries,tvEpisode,videoGame,TV Series,TV Mini Series,TV Episode,Mini-Series,Video Game,Serie TV".split(",")


def time(text, *formats):
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z", "%a %b %d %H:%M:%S %Y", *formats):
        try:
            at = datetime.strptime(text or "", form)
        except ValueError:
            continue
        return at.astimezone(timezone.utc) if at.tzinfo else at.replace(tzinfo=timezone.utc)
    return None


def stars(text, scale):
    """Stars of a rating, or None where it is none."""
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    half = value * 10 / scale
    if scale == 10 and half % 1 == 0.5 and TMDB:
        half += 0.5
    return half / 2 if half % 1 == 0 and 1 <= half <= 10 else None


def line(at, title, year, imdb, tmdb, said, when):
    year = f" ({int(year)})" if year else ""
    imdb = f" tt{int(imdb.removeprefix('tt'))}" if imdb else ""
    tmdb = f" #{tmdb}" if tmdb else ""
    if when is None:
        when = "undated"
    else:
        day, ms = when.strftime("%Y-%m-%d"), when.microsecond // 1000
        clock = when.strftime("T%H:%M:%S") + (f".{ms:03d}" if ms else "") + "Z"
        when = day if clock == "T00:00:00Z" else day + clock
    return f"{at} {title}{year}{imdb}{tmdb}: {said if isinstance(said, str) else f'{said:g}'} {when}"


def rows_of(text):
    """Line on which each row begins, and its fields."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""))
    before, found = 0, []
    for row in reader:
        if row:
            found.append((before + 1, row))
        before = reader.line_num
    assert before == len(lines)
    (_, header), *rest = found
    return header, rest


def saved(note):
    return f'saved "{note}"' if note else "saved"


def of_letterboxd(path, r):
    if not r["Name"]:
        return None
    if "Rating" not in r:
        said = "saved" if "watchlist" in path else "seen"
    elif r["Rating"] == "":
        said = None if path.endswith("ratings.csv") else "seen"
    else:
        said = stars(r["Rating"], 5)
    when = time(r["Date"])
    if when and path.endswith("ratings.csv"):
        when = when.replace(microsecond=1000)
    return said and (r["Name"], r["Year"], "", "", said, when)


def of_imdb(path, r):
    if (r.get("Title Type") or r.get("Title type")) in SERIES_OF_IMDB:
        return "series"
    rating = r.get("You rated", r.get("Your Rating"))
    created = r.get("created") or r.get("Created") or r.get("Modified")
    said = stars(rating, 10) if rating else saved(r["Description"].replace("\n", " "))
    when = time((r.get("Date Rated") or r.get("created")) if rating else created)
    return r["Title"] and said and (r["Title"], r["Year"] or r["Release Date"][:4], r.get("Const") or r["const"], "", said, when)


def of_movielens(path, r):
    found = re.fullmatch(r"(.*?)(?: \((\d{4})\))?", r["title"])
    title = re.sub(r"(^|\()([^()]*), (The|Le|Il)(?= \(|\)|$)", r"\1\3 \2", found[1])
    said = stars(r["rating"], 5)
    return title and said and (title, found[2], r["imdb_id"], r["tmdb_id"], said, None)


def of_trakt_csv(path, r):
    if r["type"] in ("show", "season", "episode"):
        return "series"
    said = stars(r["rating"], 10) if "rating" in r else "seen"
    if r["type"] != "movie" or not r["title"] or not said:
        return None
    return r["title"], r["year"], r["imdb_id"], r["tmdb_id"], said, time(r.get("rated_at", r.get("watched_at")))


def of_tmdb(path, r):
    if r["Type"] == "tv":
        return "series"
    listed = "saved" if "watchlist" in path else "seen" if "favorites" in path else None
    said = stars(r["Your Rating"], 10) if r.get("Your Rating") else listed
    ids = r["IMDb ID"], r["TMDb ID"]
    return r["Name"] and said and (r["Name"], r["Release Date"][:4], *ids, said, time(r.get("Date Rated")))


def of_netflix(path, r):
    if not r["Title"]:
        return None
    if r["Title"] not in FILMS_OF_NETFLIX:
        return "series"
    return r["Title"], "", "", "", "seen", time(r["Date"], "%m/%d/%y", "%d.%m.%y")


def of_matinee_csv(path, r):
    title = r.get("title") or r["Name"]
    title = re.sub(r"^'(?='*[=+@-])", "", title)
    year = r.get("year", r.get("Year"))
    if "movie_id" in r and year:
        title = title.removesuffix(f" ({year})")
    said = r.get("said", "rating")
    if said == "rating":
        said = stars(r.get("stars") or r.get("rating") or r.get("Rating"), 5)
    elif said not in ("seen", "saved", "not-seen", "not-interested"):
        return None
    when = time(r.get("rated_at") or r.get("Rated at") or r.get("date"))
    return said and (title, year, r.get("imdb_id", r.get("imdbID")), r.get("tmdb_id", r.get("tmdbID")), said, when)


def of_trakt_json(r):
    if not isinstance(r, dict):
        return None
    if r.get("type", "movie") != "movie" or "show" in r:
        return "series"
    film = r.get("movie")
    if not film or not film["title"]:
        return None
    said, when = None, None
    if r.get("rating") is not None:
        said, when = stars(r["rating"], 10), time(r["rated_at"])
    elif "plays" in r or "watched_at" in r:
        said, when = "seen", time(r.get("watched_at") or r.get("last_watched_at"))
    elif "listed_at" in r:
        said, when = saved(r["notes"]), time(r["listed_at"])
    ids = film["ids"].get("imdb"), film["ids"].get("tmdb")
    return said and (" ".join(film["title"].split()), film["year"], *ids, said, when)


def of_matinee_json(r):
    film, said = r["film"], r["opinion"]["kind"]
    if said == "rating":
        said = r["opinion"]["halfStars"] / 2
    if said == "saved":
        said = saved(r["opinion"]["note"])
    when = datetime.fromtimestamp(r["at"] // 1000, timezone.utc).replace(microsecond=r["at"] % 1000 * 1000)
    return film["title"], film["year"], str(film["imdb"] or ""), film.get("tmdb"), said, when


TABLES = {
    "letterboxd": of_letterboxd,
    "imdb": of_imdb,
    "movielens-org": of_movielens,
    "trakt": of_trakt_csv,
    "tmdb": of_tmdb,
    "netflix": of_netflix,
    "matinee": of_matinee_csv,
}

wrong = 0
for path, expected in json.loads((HERE / "expected.json").read_text()).items():
    service = path.split("/")[0]
    TMDB = service == "tmdb"
    text = (HERE / "files" / path).read_text()
    if path.endswith(".csv"):
        header, rows = rows_of(text)
        results = [
            (at, TABLES[service](path, dict(zip(header, row))) if len(row) == len(header) else None)
            for at, row in rows
        ]
    elif service == "trakt":
        results = [(k, of_trakt_json(row)) for k, row in enumerate(json.loads(text), 1)]
    else:
        results = [(k, of_matinee_json(row)) for k, row in enumerate(json.loads(text)["entries"], 1)]
    said = [line(at, *result) for at, result in results if result and result != "series"]
    series = sum(result == "series" for _, result in results)
    skipped = [at for at, result in results if not result]
    dated = any(not row.endswith("undated") for row in said)
    same = (
        said == expected["said"]
        and series == expected["series"]
        and len(skipped) == expected["skipped"]
        and skipped[:5] == [int(reason.split()[0]) for reason in expected["reasons"]]
        and dated == expected["dated"]
    )
    if not same:
        wrong += 1
        print(path, series, skipped, dated)
        for a, b in zip(said + ["–"] * 20, expected["said"]):
            if a != b:
                print("  ", a, "\n   ", b)
raise SystemExit(f"{wrong} files differ" if wrong else None)
