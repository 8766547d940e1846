"""The checks of .ci/suites/catalog. Prints what was not compared, and "N passed, N failed" last."""

import csv
import itertools
import json
import pathlib
import re
import sys

CATALOG = pathlib.Path("src/main/resources/io/cloudcall/call/api-catalog.tsv")
DOCUMENTED = pathlib.Path("src/tools/resources/io/cloudcall/tools/cli/documented-apis.jsonl")
SAMPLES = pathlib.Path("src/test/resources/io/cloudcall/packaged/official-samples.json")
SAMPLE_REQUESTS = SAMPLES.with_name("official-sample-requests.jsonl")
REQUESTS = pathlib.Path("src/test/resources/io/cloudcall/functional/calls/documented-requests.csv")
PAGE = pathlib.Path("docs/APIS.md")
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
passed = failed = 0


def check(what, wrong):
    """Passes if nothing is wrong, and prints what is."""
    global passed, failed
    wrong = list(wrong)
    passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
    print(("FAILED  " if wrong else "ok      ") + what + "".join(f"\n        {it}" for it in wrong), flush=True)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows():
    """The catalog: name, method, path, kind, and the parameters in the URL beside a body."""
    table = [line.split("\t") for line in CATALOG.read_text(encoding="ascii").splitlines()[1:]]
    return {row[0]: {"row": row, "method": row[1], "path": row[2], "kind": row[3], "query": query(row)} for row in table}


def query(row):
    return row[4].split(",") if len(row) > 4 else []


def urls(documented):
    """The parameters in the URL beside a body."""
    return [] if documented["requestKind"] == "query" else documented.get("queryParams", [])


def check_form(catalog):
    names = [line.split("\t")[0] for line in CATALOG.read_text(encoding="ascii").splitlines()[1:]]
    check(f"the catalog's {len(names)} names are unique and in order", (
        f"{before} is before {after}" for before, after in itertools.pairwise(names) if before >= after
    ))
    check("each row has a name, a method, a path and a kind", (
        "\t".join(api["row"]) for name, api in catalog.items()
        if not NAME.fullmatch(name)
        or api["method"] not in ("GET", "POST")
        or not CALLABLE_PATH.fullmatch(api["path"])
        or api["kind"] not in ("READ", "WRITE", "UPLOAD", "TOKEN", "LOGIN")
    ))
    check("no GET has parameters beside its body", (
        name for name, api in catalog.items() if api["method"] == "GET" and api["query"]
    ))


def check_documented(catalog, documented):
    check("each name is documented, and no other", sorted(set(catalog) ^ {row["name"] for row in documented}))
    check("methods, paths, files and parameters in the URL are as documented", (
        difference(catalog[row["name"]], row) for row in documented
        if row["name"] in catalog and difference(catalog[row["name"]], row)
    ))
    page = PAGE.read_text(encoding="utf-8")
    check(f"{PAGE} names each", (name for name in catalog if f"| `{name}`" not in page))


def difference(api, row):
    """How a row of the catalog differs from a documented one, or an empty string."""
    ours = (api["method"], api["path"], api["kind"] == "UPLOAD", api["query"])
    theirs = (row["method"], row["path"], row["requestKind"] == "multipart", urls(row))
    return "" if ours == theirs else f"{row['name']}: {ours} here, {theirs} there"


def check_requests(catalog):
    samples = json.loads(SAMPLES.read_text(encoding="utf-8"))
    requests = lines(SAMPLE_REQUESTS)
    check(f"WeChat's {len(samples)} samples have a request each, of a row's method, path and parameters in the URL", (
        sample["api"] for sample, request in zip(samples, requests, strict=True)
        if sample["api"] != request["api"] or not fits(catalog.get(sample["api"]), request)
    ))
    with REQUESTS.open(encoding="utf-8", newline="") as file:
        recorded = [[cell.strip() for cell in row] for row in csv.reader(file, delimiter="|", quoting=csv.QUOTE_NONE)][1:]
    check(f"{len(recorded)} requests whose parts are not obvious are of a row's method and path", (
        row[0] for row in recorded
        if re.split("[? ]", row[2])[:2] != [catalog.get(row[0], {}).get(part) for part in ("method", "path")]
    ))


def fits(api, request):
    return bool(api) and (
        (api["method"], api["path"]) == (request["method"], request["path"])
        and (api["method"] == "GET" or set(request.get("query", {})) <= set(api["query"]))
    )


def check_missing(catalog, path):
    table = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    calls = {row[1]: row[3] for row in table if row[0] == "cloud"}
    check(f"{path}: each of {len(calls)} cloud calls has a row", sorted(set(calls) - set(catalog)))
    check(f"{path}: with its path, but for {len(TABLE_MISTAKES)} mistakes of WeChat's table", sorted(
        TABLE_MISTAKES ^ {name for name, url in calls.items() if name in catalog and catalog[name]["path"] != url}
    ))
    servers = [row[3] for row in table if row[0] == "server"]
    check(f"{path}: each of {len(servers)} server APIs without a cloud call has a path that config.json takes", (
        url for url in servers if not CALLABLE_PATH.fullmatch(url)
    ))


def check_samples(catalog, path):
    theirs = json.loads(path.read_text(encoding="utf-8"))
    check(f"{path}: each of {len(theirs)} samples is of a row", (it["api"] for it in theirs if it["api"] not in catalog))
    ours = json.loads(SAMPLES.read_text(encoding="utf-8"))
    check(f"{path}: {SAMPLES} has the same", (it["api"] for it in theirs if it not in ours))


def check_uploads(catalog, path):
    called = {case["event"]["openapi"] for case in lines(path)}
    check(f"{path}: each of {len(called)} calls has a row that takes a file", (
        name for name in sorted(called) if catalog.get(name, {}).get("kind") != "UPLOAD"
    ))


def check_older_list(catalog, path):
    listed = lines(path)
    check(f"{path}: each of {len(listed)} calls has a row", (it["name"] for it in listed if it["name"] not in catalog))
    differing = {it["name"] for it in listed if it["name"] in catalog and difference(catalog[it["name"]], it)}
    check(f"{path}: as there, but for {len(OLDER_LIST)} calls", sorted(differing ^ set(OLDER_LIST)))


def check_logistics(catalog, documented, path):
    listed = [api for api in json.loads(path.read_text(encoding="utf-8")) if api["cloudName"]]
    check(f"{path}: each of {len(listed)} cloud calls has a row with its method and path", (
        api["cloudName"] for api in listed
        if not fits(catalog.get(api["cloudName"]), {"method": api["method"], "path": api["path"]})
    ))
    names = {row["name"]: row.get("queryParams", []) + row.get("bodyParams", []) for row in documented}
    check(f"{path}: each parameter that is documented here stands there", (
        f"{api['cloudName']}: {name}" for api in listed for name in names.get(api["cloudName"], [])
        if name not in [it["name"] for it in api["query"] + api["body"]]
    ))


def main(folder):
    catalog, documented = rows(), lines(DOCUMENTED)
    check_form(catalog)
    check_documented(catalog, documented)
    check_requests(catalog)
    for name, compare in {
        "surface/catalogue-missing.tsv": lambda path: check_missing(catalog, path),
        "surface/official-samples.json": lambda path: check_samples(catalog, path),
        "surface/uploads-cases.jsonl": lambda path: check_uploads(catalog, path),
        "wechat/openapi.jsonl": lambda path: check_older_list(catalog, path),
        "wechat/logistics.json": lambda path: check_logistics(catalog, documented, path),
    }.items():
        path = folder / name
        if path.is_file():
            compare(path)
        else:
            print(f"NOT COMPARED: {path} is not there", flush=True)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(min(1, main(pathlib.Path(sys.argv[1]))))
