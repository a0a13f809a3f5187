# SPDX-License-Identifier: GPL-3.0-or-later
"""The same letter about other people, and from other places where dates are written alike."""
import re
import unicodedata

# First and family names of many languages, one for each initial, so that "R. K. Verma" stays the same person as "Ravi Kumar Verma".
NAMES = ("Adaeze Bjarne Chidi Dilnoza Eszter Farouk Giulia Hamza Ikechukwu Jarmila Kwabena Leilani Mireille Nikolai Oksana Pradeep Quentin Rosalba Siddharth "
         "Tatiana Ulrike Vusumuzi Wanjiru Xiomara Yevgenia Zainab Abubakar Brandt Castellanos Dlamini Eriksen Fofana Grigoryan Hernandez Ivanova Jovanovic "
         "Kowalczyk Lindqvist Mukherjee Nakamura Okonkwo Papadakis Qureshi Rajapaksa Sundaram Tshabalala Underhill Venkatesan Whitmore Xhosa Yildirim Zubairi").split()
TITLES = {"dr", "prof", "mr", "mrs", "ms", "miss", "md", "mbbs"}
FIRST, FAMILY = NAMES[:26], NAMES[26:]


def renamed(text, report):
    """The applicant's name, each word of it that is no title, by other names; the word's case is kept."""
    fact = report["facts"].get("applicant") or {}
    name = fact.get("value") if fact.get("state") == "present" else None
    words = [w for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name or "") if len(w) > 2 and "A" <= unicodedata.normalize("NFD", w)[0] <= "Z" and w.lower() not in TITLES]
    for i, word in enumerate(words):
        pool = FAMILY if i == len(words) - 1 else FIRST
        other = next(n for n in pool if n[0] == unicodedata.normalize("NFD", word)[0])
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, text)
        text = re.sub(rf"(?<!\w){re.escape(word.upper())}(?!\w)", other.upper(), text)
    return text


PAIRS = {"he": "she", "himself": "herself", "mr": "ms", "man": "woman", "men": "women", "boy": "girl", "father": "mother", "son": "daughter",
         "husband": "wife", "male": "female"}
OBJECT_AFTER = set("to for in on at by with from of about as and or but when while if who that again here back well highly strongly without through during into "
                   "after before since until because is was has had will would can could the a an my our this these those very".split())


def swapped_pronouns(text):
    """He for she and she for he, for everybody in the letter. "Her" is told by the word behind it: his, or him."""
    both = {**PAIRS, **{v: k for k, v in PAIRS.items()}}

    def other(match):
        word = match.group(0)
        low = word.lower()
        if low == "his":
            new = "her"
        elif low == "him":
            new = "her"
        elif low == "hers":
            new = "his"
        elif low == "her":
            behind = re.match(r"\s*(\W|\w+)", text[match.end():])
            new = "him" if not behind or not behind.group(1)[0].isalpha() or behind.group(1).lower() in OBJECT_AFTER else "his"
        else:
            new = both.get(low)
            if new is None or word == "MS":  # the degree
                return word
        return new.upper() if word.isupper() and len(word) > 1 else new.capitalize() if word[0].isupper() else new

    return re.sub(r"[A-Za-z]+", other, text)


# Day before month in all of these; month before day in all of those.
DAY_FIRST = {"Pakistan": "Bangladesh", "India": "Sri Lanka", "Bangladesh": "Nepal", "Nepal": "India", "Egypt": "Tunisia", "Tunisia": "Morocco", "Nigeria": "Ghana",
             "Ghana": "Kenya", "Kenya": "Uganda", "Sri Lanka": "Pakistan", "Lahore": "Sylhet", "Karachi": "Jaipur", "Dhaka": "Multan", "Mumbai": "Colombo",
             "Delhi": "Rajshahi", "Pune": "Kandy", "Hyderabad": "Peshawar", "Cairo": "Tunis", "Lagos": "Accra", "Kathmandu": "Patna", "Chennai": "Khulna",
             "Colombo": "Lahore", "Kandy": "Madurai", "Galle": "Mysore", "Multan": "Pune", "Accra": "Nairobi", "Nairobi": "Lagos"}
MONTH_FIRST = {"Ohio": "Oregon", "Texas": "Georgia", "Chicago": "Denver", "Boston": "Phoenix", "Houston": "Seattle", "Florida": "Arizona", "Michigan": "Illinois",
               "Manila": "Cebu", "Cebu": "Davao", "Davao": "Manila", "Baltimore": "Cleveland", "Detroit": "Memphis"}


def moved(text):
    """Other cities and countries of the same order of dates."""
    for places in (DAY_FIRST, MONTH_FIRST):
        names = "|".join(sorted(map(re.escape, places), key=len, reverse=True))
        text = re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda m: places[m.group(0)], text)
    return text
