"""What WeChat answers, and what each kind of variant has to make of it."""

import functools
import itertools
import json
import random
import re

from .options import ROOT

COUNTS = (1, 50, 1000)
OTHERS = ("check", "picture")  # that a picture was checked, and a picture
PICTURE_BYTES = 1 << 20
API = "logistics.getAllAccount"
_SAMPLES = ROOT / "src/tools/resources/io/cloudcall/tools/sandbox/logistics/accounts.json"


def accounts(count):
    return list(itertools.islice(itertools.cycle(json.loads(_SAMPLES.read_text(encoding="utf-8"))), count))


@functools.cache
def picture(size):
    """Bytes that no compression shortens, the same in each run."""
    return random.Random(size).randbytes(size)


def wechat(name):
    """WeChat's body: of that number of accounts, or another answer."""
    return picture(PICTURE_BYTES) if name == "picture" else text({"errcode": 0, "errmsg": "ok"} if name == "check" else {"count": name, "list": accounts(name)})


def gateway(name):
    """The same as Tencent's gateway wraps it: CommOpenApiResp in protobuf, 1 respData, 2 contentType."""
    return _field(1, wechat(name)) + _field(2, b"image/jpeg" if name == "picture" else b"application/json; encoding=utf-8")


def right(kind, reply, name):
    """Whether a reply is the right one for a variant of that kind."""
    if kind != "wxjava":
        return reply == (b"{}" if kind == "empty" else _result(name))
    result = json.loads(reply)
    return (result["count"], [each["biz_id"] for each in result["list"]]) == (name, [each["biz_id"] for each in accounts(name)])


@functools.cache
def _result(name):
    """The result as the SDK writes it."""
    if name == "picture":
        result, api = {"contentType": "image/jpeg", "buffer": {"type": "Buffer", "data": list(wechat(name))}}, "wxacode.get"
    else:
        result, api = ({}, "security.imgSecCheck") if name == "check" else (_camel({"count": name, "list": accounts(name)}), API)
    return text({**result, "errMsg": f"openapi.{api}:ok", "errCode": 0})


def write(folder):
    """Writes WeChat's side into files for the stub."""
    for name in (*COUNTS, *OTHERS):
        (folder / f"wechat-{name}").write_bytes(wechat(name))
        (folder / f"gateway-{name}").write_bytes(gateway(name))


def text(value):
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
    head, length = [number << 3 | 2], len(content)
    while length > 0x7F:
        head, length = [*head, length & 0x7F | 0x80], length >> 7
    return bytes([*head, length]) + content
