"""Compares the catalog of calls with reference data.

The data are the other files of the repository, and reference data where there is some: in CLOUDCALL_REFERENCE, by default ../shared. Warns of
each list that it did not compare.
"""

import csv
import itertools
import json
import os
import pathlib
import re
import warnings

import pytest

CATALOG = pathlib.Path("src/main/resources/io/cloudcall/call/api-catalog.tsv")
SAMPLES = pathlib.Path("src/test/resources/io/cloudcall/packaged/official-samples.json")
REFERENCE = pathlib.Path(os.environ.get("CLOUDCALL_REFERENCE", "../shared"))
# The form of a path in config.json.
CALLABLE_PATH = re.compile(r"(/[A-Za-z0-9_-]+)+")
NAME = re.compile(r"[a-z][A-Za-z-]*(\.[A-Za-z0-9]+)+")
# Calls whose row differs from a reference on purpose; docs/DECISIONS.md, "What the catalog was checked against", has the reasons.
TABLE_MISTAKES = {
    "officialAccount.poi.update",
    "officialAccount.tags.batchUntagging",
    "officialAccount.tags.delete",
    "officialAccount.voice.translateContent",
}
OLDER_LIST = {
    "internet.getUserEncryptKey": "a GET today",
    "ocr.bankcard": "type",
    "ocr.businessLicense": "type",
    "ocr.driverLicense": "type",
    "ocr.drivingLicense": "type",
    "ocr.idcard": "type",
    "ocr.printedText": "type",
    "ocr.vehicleLicense": "takes a file too",
    "pluginManager.unbindPlugin": "action in the body",
    "search.imageSearch": "takes a file",
}


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tsv(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


ROWS = tsv(CATALOG)
APIS = {
    row[0]: {"method": row[1], "path": row[2], "kind": row[3], "query": row[4].split(",") if len(row) > 4 else []} for row in ROWS
}
DOCUMENTED = lines(pathlib.Path("src/tools/resources/io/cloudcall/tools/cli/documented-apis.jsonl"))


def reference(name):
    """A test with this file of the reference data, and none without it."""
    path = REFERENCE / name
    if path.is_file():
        return pytest.mark.parametrize("path", [pytest.param(path, id=name)])
    warnings.warn(f"not compared: {path}", stacklevel=2)
    return lambda _: None


def difference(row):
    """How a row of the catalog differs from a documented one."""
    api = APIS[row["name"]]
    urls = [] if row["requestKind"] == "query" else row.get("queryParams", [])
    ours = (api["method"], api["path"], api["kind"] == "UPLOAD", api["query"])
    theirs = (row["method"], row["path"], row["requestKind"] == "multipart", urls)
    return "" if ours == theirs else f"{ours} here, {theirs} there"


def fits(name, request):
    api = APIS.get(name)
    return api and (api["method"], api["path"]) == (request["method"], request["path"]) and (
        api["method"] == "GET" or set(request.get("query", {})) <= set(api["query"]))


def test_names_are_unique_and_in_order():
    assert not [(before[0], after[0]) for before, after in itertools.pairwise(ROWS) if before[0] >= after[0]]


def test_each_row_has_a_name_a_method_a_path_and_a_kind():
    assert not [row for row in ROWS if not NAME.fullmatch(row[0]) or row[1] not in ("GET", "POST")
                or not CALLABLE_PATH.fullmatch(row[2]) or row[3] not in ("READ", "WRITE", "UPLOAD", "TOKEN", "LOGIN")]
    assert not [name for name, api in APIS.items() if api["method"] == "GET" and api["query"]], "a GET has no parameters beside its body"


def test_each_name_is_documented_as_it_is():
    assert set(APIS) == {row["name"] for row in DOCUMENTED}
    assert not {row["name"]: difference(row) for row in DOCUMENTED if difference(row)}
    page = pathlib.Path("docs/APIS.md").read_text(encoding="utf-8")
    assert not [name for name in APIS if f"| `{name}`" not in page]


def test_samples_have_a_request_each():
    samples, requests = json.loads(SAMPLES.read_text(encoding="utf-8")), lines(SAMPLES.with_name("official-sample-requests.jsonl"))
    assert not [sample["api"] for sample, request in zip(samples, requests, strict=True)
                if sample["api"] != request["api"] or not fits(sample["api"], request)]


def test_recorded_requests_have_a_method_and_path():
    path = pathlib.Path("src/test/resources/io/cloudcall/functional/calls/documented-requests.csv")
    with path.open(encoding="utf-8", newline="") as file:
        recorded = [[cell.strip() for cell in row] for row in csv.reader(file, delimiter="|", quoting=csv.QUOTE_NONE)][1:]
    assert recorded
    assert not [row for row in recorded if re.split("[? ]", row[2])[:2] != [APIS.get(row[0], {}).get(part) for part in ("method", "path")]]


@reference("surface/catalogue-missing.tsv")
def test_wechats_table(path):
    table = tsv(path)
    calls = {row[1]: row[3] for row in table if row[0] == "cloud"}
    assert set(calls) <= set(APIS)
    assert {name for name, url in calls.items() if APIS[name]["path"] != url} == TABLE_MISTAKES
    assert not [row for row in table if row[0] == "server" and not CALLABLE_PATH.fullmatch(row[3])], "config.json does not take the path"


@reference("surface/official-samples.json")
def test_wechats_samples(path):
    theirs, ours = (json.loads(file.read_text(encoding="utf-8")) for file in (path, SAMPLES))
    assert not [sample["api"] for sample in theirs if sample["api"] not in APIS or sample not in ours]


@reference("surface/uploads-cases.jsonl")
def test_uploads(path):
    assert {APIS.get(name, {}).get("kind") for name in {case["event"]["openapi"] for case in lines(path)}} == {"UPLOAD"}


@reference("wechat/openapi.jsonl")
def test_older_list(path):
    listed = lines(path)
    assert {row["name"] for row in listed} <= set(APIS)
    assert {row["name"] for row in listed if difference(row)} == set(OLDER_LIST)


@reference("wechat/logistics.json")
def test_logistics(path):
    listed = [api for api in json.loads(path.read_text(encoding="utf-8")) if api["cloudName"]]
    assert not [api["cloudName"] for api in listed if not fits(api["cloudName"], {"method": api["method"], "path": api["path"]})]
    documented = {row["name"]: row.get("queryParams", []) + row.get("bodyParams", []) for row in DOCUMENTED}
    assert not [(api["cloudName"], name) for api in listed for name in documented.get(api["cloudName"], [])
                if name not in [each["name"] for each in api["query"] + api["body"]]]
