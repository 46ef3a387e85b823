"""Apple Health: pains and workouts of its export are read, the rest is counted, and no entity is."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from recovery_advisor import InputError
from recovery_advisor.history.health import Imported, NotTaken, read_apple_health
from recovery_advisor.values.events import Noticed, Trained
from tests.history.health_exports import (
    BACK_PAIN,
    apple_health,
    element,
    pain,
    steps,
    workout,
)

WHOLE = apple_health(pain(), steps(), workout(), steps(13))


def left_out(imported: Imported) -> dict[str, str]:
    return {one.type: one.why for one in imported.left_out}


def test_pains_and_workouts_become_events_and_the_rest_is_counted() -> None:
    imported = read_apple_health(WHOLE)
    noticed, trained = imported.events
    assert isinstance(noticed, Noticed) and noticed.answers == {"pain": 6}
    assert noticed.at == datetime(2026, 1, 13, 14, 58, 41, tzinfo=timezone(timedelta(hours=-6)))
    assert isinstance(trained, Trained) and trained.level == "other"
    assert (trained.peak_pain, trained.felt) == (None, None)
    assert trained.at == datetime(2026, 1, 13, 21, 7, 59, tzinfo=UTC)
    why = "nothing here is asked about it"
    assert imported.left_out == (NotTaken("HKQuantityTypeIdentifierStepCount", why, 2),)


@pytest.mark.parametrize(("severity", "worst"), [("Mild", 3), ("Moderate", 6), ("Severe", 10)])
def test_a_severity_is_the_worst_number_of_its_word(severity: str, worst: int) -> None:
    (event,) = read_apple_health(apple_health(pain(severity))).events
    assert isinstance(event, Noticed) and event.answers == {"pain": worst}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (pain("NotPresent"), "only a check-in can say that nothing hurts"),
        (pain("Unspecified"), "it does not say how bad the pain is"),
        (pain(startDate="2026-01-13 14:58:41"), "its time has no time zone"),
        (pain(startDate="yesterday -0600"), "its time can't be read"),
        (pain(startDate="0001-01-01 00:00:00 +1400"), "its time can't be read"),
        (
            pain(type="HKCategoryTypeIdentifierChestTightnessOrPain"),
            "it may be a danger sign: check in, and answer what is asked",
        ),
        (workout(endDate="2026-01-13 14:58"), "its time has no time zone"),
        (element("ActivitySummary", activeEnergyBurned="1"), "nothing here is asked about it"),
    ],
)
def test_what_says_too_little_is_left_out_with_the_reason(entry: str, why: str) -> None:
    imported = read_apple_health(apple_health(entry))
    assert imported.events == ()
    assert [one.why for one in imported.left_out] == [why]


def test_the_same_entry_is_the_same_event_in_whatever_zone_the_phone_was() -> None:
    there = read_apple_health(apple_health(pain(), pain()))
    here = read_apple_health(apple_health(pain(startDate="2026-01-13 21:58:41 +0100")))
    assert there.events == here.events and len(here.events) == 1
    assert there.events[0].to_json() == here.events[0].to_json()


def test_other_entries_are_other_events() -> None:
    later = pain(startDate="2026-01-13 14:58:42 -0600")
    ache = pain(type="HKCategoryTypeIdentifierGeneralizedBodyAche")
    imported = read_apple_health(apple_health(pain(), pain("Mild"), later, ache))
    assert len({event.id for event in imported.events}) == 4


def test_a_record_inside_of_another_element_is_not_read_twice() -> None:
    inside = element("Correlation", pain("Severe"), type="x")
    imported = read_apple_health(apple_health(inside, pain("Mild")))
    assert [event.kind for event in imported.events] == ["noticed"]
    assert left_out(imported) == {"Correlation": "nothing here is asked about it"}


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_bytes(b"\xef\xbb\xbf" + WHOLE)
    assert read_apple_health(tmp_path / "export.xml") == read_apple_health(WHOLE)
    assert read_apple_health(str(tmp_path / "export.xml")) == read_apple_health(WHOLE)


def test_every_cut_of_a_file_is_refused() -> None:
    end = len(WHOLE.rstrip())
    for length in [*range(0, end, 7), end - 1]:
        with pytest.raises(InputError, match=r"broken or cut off|document type"):
            read_apple_health(WHOLE[:length])


def test_an_error_names_the_line_of_the_file() -> None:
    broken = WHOLE.replace(b"<Workout", b"<Workout <")
    line = 1 + WHOLE[: WHOLE.index(b"<Workout")].count(b"\n")
    with pytest.raises(InputError, match=f"line {line} column"):
        read_apple_health(broken)


LAUGHS = "".join(f'<!ENTITY l{n} "{"lol" if n == 0 else f"&l{n - 1};" * 10}">' for n in range(10))


@pytest.mark.parametrize(
    "document_type",
    [
        f"<!DOCTYPE HealthData [{LAUGHS}]>",
        "<!DOCTYPE HealthData [<!ENTITY l9 SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE HealthData [<!ENTITY l9 ']>'>]>",
        "<!DOCTYPE HealthData SYSTEM 'https://example.org/a.dtd'>",
    ],
)
def test_no_entity_is_ever_expanded(document_type: str) -> None:
    entry = pain(sourceName="bomb").replace('"bomb"', '"&l9;"')
    with pytest.raises(InputError):
        read_apple_health(apple_health(entry, document_type=document_type))
    wide = apple_health(entry, document_type=document_type).decode().replace("UTF-8", "UTF-16")
    with pytest.raises(InputError, match="document type"):
        read_apple_health(wide.encode("utf-16"))


def test_defaults_of_a_document_type_are_not_taken() -> None:
    """A default of a million letters, given to each of a million entries, would be a bomb too."""
    default = (
        '<!DOCTYPE HealthData [<!ATTLIST Record value CDATA "HKCategoryValueSeveritySevere">]>'
    )
    bare = element("Record", type=BACK_PAIN)
    imported = read_apple_health(apple_health(bare, document_type=default))
    assert left_out(imported) == {BACK_PAIN: "it does not say how bad the pain is"}


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (b"PK\x03\x04rest", "a ZIP file was given; .* unpack it first"),
        (b"<ClinicalDocument/>", "XML of a 'ClinicalDocument'"),
        (b'{"pain": 5}', "broken or cut off"),
        ("no-such-file.xml", "No such file"),
    ],
)
def test_what_is_no_export_is_refused(given: bytes | str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_apple_health(given)


def test_many_types_are_counted_together() -> None:
    entries = [element("Record", type=f"HKType{n}") for n in range(500)]
    imported = read_apple_health(apple_health(*entries))
    assert sum(one.count for one in imported.left_out) == 500
    assert len(imported.left_out) == 201 and imported.left_out[0].type == "other types"


_READ_AND_WEIGH = """
import resource, sys
from recovery_advisor.history.health import read_apple_health
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
imported = read_apple_health(sys.argv[1])
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(imported.events), sum(one.count for one in imported.left_out), (after - before) // 1024)
"""


@pytest.mark.deep
def test_hundreds_of_megabytes_take_little_memory(tmp_path: Path) -> None:
    head, tail = apple_health(pain(), "@").split(b"@")
    block, blocks = steps().encode() * 10_000, 250
    file = tmp_path / "export.xml"
    with file.open("wb") as big:
        big.write(head)
        for _ in range(blocks):
            big.write(block)
        big.write(tail)
    assert file.stat().st_size > 200_000_000
    done = subprocess.run(
        [sys.executable, "-c", _READ_AND_WEIGH, str(file)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    events, others, megabytes = map(int, done.stdout.split())
    assert (events, others) == (1, 10_000 * blocks)
    assert megabytes < 20
