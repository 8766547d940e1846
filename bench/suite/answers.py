"""What WeChat answers, and what each kind of variant has to make of it."""

import functools
import json
import random
import re

from .options import ROOT

COUNTS = (1, 50)
PICTURE_BYTES = 1 << 20
# What WeChat answers beside accounts: that a picture was checked, a picture, and that a call by its path worked, in clear and signed.
OTHERS = ("check", "picture", "clear", "signed")
API = "logistics.getAllAccount"
PATH = "/cgi-bin/express/intracity/balancequery"
_SAMPLES = ROOT / "src/tools/resources/io/cloudcall/tools/sandbox/logistics/accounts.json"


def accounts(count):
    samples = json.loads(_SAMPLES.read_text(encoding="utf-8"))
    return [samples[i % len(samples)] for i in range(count)]


def picture(size):
    """Bytes that no compression shortens, the same in each run."""
    return random.Random(size).randbytes(size)


def wechat(name):
    """WeChat's body: of that number of accounts, or another answer."""
    if name == "picture":
        return picture(PICTURE_BYTES)
    return _text({"errcode": 0, "errmsg": "ok"} if name in OTHERS else {"count": name, "list": accounts(name)})


def content_type(name):
    return "image/jpeg" if name == "picture" else "application/json; encoding=utf-8"


def gateway(name):
    """The same as Tencent's gateway wraps it: CommOpenApiResp in protobuf, 1 respData, 2 contentType."""
    return _field(1, wechat(name)) + _field(2, content_type(name).encode())


def right(kind, reply, count):
    """Whether a reply is the right one for a variant of that kind."""
    if kind == "push":
        response = json.loads(reply)
        return (response.get("statusCode"), response.get("body")) == (200, "success")
    if count in OTHERS:
        return reply == _other_text(count)
    if kind == "empty":
        return reply == b"{}"
    if kind == "sdk":
        return reply == _text({**_camel({"count": count, "list": accounts(count)}), "errMsg": f"openapi.{API}:ok", "errCode": 0})
    result = json.loads(reply)
    return (result["count"], [each["biz_id"] for each in result["list"]]) == (count, [each["biz_id"] for each in accounts(count)])


@functools.cache
def _other_text(name):
    """The result of another answer."""
    if name != "picture":
        return _text({"errMsg": f"openapi.{'security.imgSecCheck' if name == 'check' else PATH}:ok", "errCode": 0})
    buffer = {"type": "Buffer", "data": list(picture(PICTURE_BYTES))}
    return _text({"contentType": content_type(name), "buffer": buffer, "errMsg": "openapi.wxacode.get:ok", "errCode": 0})


def result_bytes(name):
    """The length of the result of another answer."""
    return len(_other_text(name))


def write(folder):
    """Writes WeChat's side into files for the stand-in."""
    for name in (*COUNTS, *OTHERS):
        (folder / f"wechat-{name}").write_bytes(wechat(name))
        (folder / f"gateway-{name}").write_bytes(gateway(name))


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
