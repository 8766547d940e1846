"""What WeChat answers, and what each kind of variant has to make of it."""

import json
import re

from .options import ROOT

COUNTS = (1, 50)
API = "logistics.getAllAccount"
_SAMPLES = ROOT / "src/tools/resources/io/cloudcall/tools/sandbox/logistics/accounts.json"


def accounts(count):
    samples = json.loads(_SAMPLES.read_text(encoding="utf-8"))
    return [samples[i % len(samples)] for i in range(count)]


def wechat(count):
    """WeChat's body."""
    return _text({"count": count, "list": accounts(count)})


def gateway(count):
    """The same as Tencent's gateway wraps it: CommOpenApiResp in protobuf, 1 respData, 2 contentType."""
    return _field(1, wechat(count)) + _field(2, b"application/json; encoding=utf-8")


def right(kind, reply, count):
    """Whether a reply is the right one for a variant of that kind."""
    if kind == "empty":
        return reply == b"{}"
    if kind == "sdk":
        return reply == _text({**_camel({"count": count, "list": accounts(count)}), "errMsg": f"openapi.{API}:ok", "errCode": 0})
    result = json.loads(reply)
    return (result["count"], [each["biz_id"] for each in result["list"]]) == (count, [each["biz_id"] for each in accounts(count)])


def write(folder):
    """Writes WeChat's side into files for the stand-in."""
    for count in COUNTS:
        (folder / f"accounts-{count}.json").write_bytes(wechat(count))
        (folder / f"gateway-{count}.bin").write_bytes(gateway(count))


def _text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _camel(value):
    """The SDK's conversion, as far as these samples need it: keys that change follow those that do not."""
    if isinstance(value, list):
        return [_camel(each) for each in value]
    if not isinstance(value, dict):
        return value
    named = [(key, re.sub("_([a-z])", lambda match: match[1].upper(), key), _camel(each)) for key, each in value.items()]
    return {new: each for key, new, each in sorted(named, key=lambda entry: entry[0] != entry[1])}


def _field(number, content):
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(value):
    low, high = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(high) if high else bytes([low])
