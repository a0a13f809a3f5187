# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters with more in them and with less: repeated, stuffed with words, without their letterhead or an example, with one example more."""
import re

# Words that a writer could hang on a letter; no sentence says anything of anybody.
STUFFING = ("Keywords: patients, procedures, 24 cases, 12 audits, night calls, independently, trusted, entrusted, top 5 percent of 200 residents, evidence-based guidelines, "
            "electronic records, morbidity meeting, multidisciplinary team, nurses, English, communication, professionalism, highest recommendation, residency, supervision, "
            "three months, teaching hospital, 600 beds, call me.")


def place(report, fact):
    """(start, end) in bytes, or None."""
    f = report["facts"].get(fact) or {}
    return (f["start"], f["end"]) if f.get("state") == "present" and "start" in f else None


def body(text, report):
    """(start, end) of what stands between salutation and closing, in bytes, or None."""
    opens, closes = place(report, "salutation"), place(report, "closing")
    return (opens[1], closes[0]) if opens and closes and opens[1] < closes[0] else None


def with_paragraph(text, report, paragraph):
    """One more paragraph before the closing, or None."""
    span = body(text, report)
    raw = text.encode()
    return (raw[:span[1]].rstrip() + b"\n\n" + paragraph.encode() + b"\n\n" + raw[span[1]:]).decode() if span else None


def repeated(text, report):
    span = body(text, report)
    return span and with_paragraph(text, report, text.encode()[span[0]:span[1]].decode().strip())


def doubled(text, report):
    """The whole letter twice, letterhead and signature too."""
    return text + "\n\n" + text


def stuffed(text, report):
    return with_paragraph(text, report, STUFFING)


def one_more_deed(text, report):
    she = (report["facts"].get("pronouns") or {}).get("value")
    he, his = {"he": ("he", "his"), "she": ("she", "her")}.get(she, (None, None))
    return he and with_paragraph(text, report, f"In {his} last week with me {he} examined 14 new patients on the ward, and I changed none of {his} plans.")


HEAD_COUNTS = ("I have supervised some 140 interns in nineteen years.", "There are eleven residents in the department.")


def with_head_count(text, report, count, at_end):
    """Colleagues counted before the first sentence of the body or behind the last, and nobody compared with them; None where somebody is."""
    span = body(text, report)
    if not span or report["facts"]["comparison"].get("state") == "present":
        return None
    raw = text.encode()
    start = span[0] + len(raw[span[0]:]) - len(raw[span[0]:].lstrip(b" ,:;\n\r\t"))
    if at_end:
        end = len(raw[:span[1]].rstrip())
        return (raw[:end] + b" " + count.encode() + raw[end:]).decode()
    return (raw[:start] + count.encode() + b" " + raw[start:]).decode()


WRITER = "writer_name writer_title writer_email writer_phone writer_institution writer_department writer_qualifications".split()


def head_end(text, report):
    """Where the date, the inside address or the salutation begins, whichever is first, at a line's start; None where no letterhead stands above."""
    places = [p for p in (place(report, f) for f in ("salutation", "date", "subject")) if p]
    head = place(report, "letterhead")
    end = text.encode().rfind(b"\n", 0, min(p[0] for p in places)) + 1 if places else 0
    return end if head and head[0] < end and (report["facts"]["letterhead"]["value"] == "full") else None


def without_letterhead(text, report):
    end = head_end(text, report)
    return None if end is None else text.encode()[end:].decode()


def bound_to_letterhead(text, report):
    """Categories that may lose points with the letterhead: what it says of the form, of the writer, of the hospital."""
    end = head_end(text, report)
    above = {f for f in (*WRITER, "facility") if place(report, f) and place(report, f)[0] < end}
    return {"form"} | ({"writer"} if above & set(WRITER) else set()) | ({"relationship"} if "facility" in above else set())


EXAMPLES = "evidence_numbers case_example comparison entrustment contact_invitation english systems team workload facility duration dates".split()


def sentence_around(text, span):
    """The sentences that hold these bytes."""
    raw = text.encode()
    start = max((m.end() for m in re.finditer(rb"(?:[.!?][\"')]*\s+(?=[A-Z])|\n\s*\n)", raw[:span[0]]) if not re.search(rb"\b(?:Dr|Prof|Mr|Ms|Mrs|No|[A-Z])\.\s+$", raw[:m.end()])), default=0)
    stop = re.search(rb"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!Prof)(?<!\b[A-Z])[.!?][\"')]*(?=\s)|\n\s*\n", raw[span[1] - 1:])
    end = span[1] - 1 + stop.end() if stop else len(raw)
    return start, end


def without_example(text, report, fact):
    """Without the sentences that tell this fact; None where a finding points there too, or the letter is too long."""
    span, inside = place(report, fact), body(text, report)
    if not span or not inside or not inside[0] <= span[0] < inside[1]:
        return None
    start, end = sentence_around(text, span)
    for f in report["findings"]:
        if f["rule"] in ("format/too-long", "format/paragraphing") or any(s["start"] < end and s["end"] > start for s in f["spans"]):
            return None
    raw = text.encode()
    return (raw[:start] + raw[end:].lstrip(b" ")).decode()
