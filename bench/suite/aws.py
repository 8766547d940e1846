"""The stand-in for AWS Secrets Manager and Amazon EventBridge: bench/java/…/AwsStandIn.java; and WeChat's pushes that lead to both."""

import hashlib
import itertools
import json
import time
import urllib.parse

from .stand_in import StandIn
from .wechat import APP_ID

SECRET_ID = "push"
BUS = "cloudcall-push"
TOKEN = "benchPushToken"
# A text of the right form, and no key of anything.
ENCODING_AES_KEY = "benchEncodingAesKeyNotASecret00000000000000"
_CREATED = 1764000000
_HANDSHAKES, _CALLS = 40, 60


def message():
    """The text of a push: a waybill has moved. With as much as WeChat sends of three stations."""
    actions = [(100001, "揽件阶段-揽件成功"), (200001, "运输阶段-更新运输轨迹"), (300002, "派送阶段-开始派送")]
    return _text({
        "ToUserName": "gh_0123456789ab", "FromUserName": "oABCD-0123456789abcdefghijkl", "CreateTime": _CREATED, "MsgType": "event",
        "Event": "add_express_path", "DeliveryID": "SF", "WayBillId": "1234567890123", "OrderId": "01234567890123456789",
        "Version": 3, "Count": len(actions),
        "Actions": [{"ActionTime": _CREATED - 3600 * hours, "ActionType": kind, "ActionMsg": text}
                    for hours, (kind, text) in enumerate(actions)],
    })


def needed():
    """What the PutEvents request of that push has in it, whatever the order of its members."""
    digest = hashlib.sha256(message().encode()).hexdigest()
    return [f'"Source":"wechat.{APP_ID}"', '"DetailType":"add_express_path"', f'"EventBusName":"{BUS}"', f'"push:{digest}"',
            f'"Detail":{json.dumps(message(), ensure_ascii=False)}', f'"Time":{_CREATED}']


class Aws(StandIn):
    """Its URLs are named secrets and events."""

    def __init__(self, setup):
        folder = setup.folder("aws")
        secret = json.dumps({"token": TOKEN, "encodingAesKey": ENCODING_AES_KEY})
        for name, text in {"secret": _text({"Name": SECRET_ID, "SecretString": secret}), "message": message(), "app-id": APP_ID,
                           "aes-key": ENCODING_AES_KEY, "needed": "\n".join(needed())}.items():
            (folder / name).write_text(text, encoding="utf-8")
        super().__init__(setup, "aws", "AwsStandIn", folder, folder)
        self._nonces = itertools.count(1)
        for (scheme, name), port in self.ports().items():
            operation = "secretsmanager.GetSecretValue" if name == "secrets" else "AWSEvents.PutEvents"
            self.warm_up(scheme, port, _HANDSHAKES, _CALLS, "POST", "/", "\n".join(needed()).encode(), {"X-Amz-Target": operation})

    def push(self):
        """An event of an HTTP API (payload 2.0) with that push, signed now and with a nonce of its own."""
        encrypted, timestamp, nonce = self.printed("push", "encrypted"), str(int(time.time())), str(next(self._nonces))
        query = {"signature": _sha1(TOKEN, timestamp, nonce), "timestamp": timestamp, "nonce": nonce,
                 "openid": "oABCD-0123456789abcdefghijkl", "encrypt_type": "aes",
                 "msg_signature": _sha1(TOKEN, timestamp, nonce, encrypted)}
        return _http_event(query, _text({"ToUserName": "gh_0123456789ab", "Encrypt": encrypted}))


def _http_event(query, body):
    headers = {"accept": "*/*", "content-length": str(len(body)), "content-type": "application/json",
               "host": "0123456789.execute-api.us-east-1.amazonaws.com", "user-agent": "Mozilla/4.0",
               "x-amzn-trace-id": "Root=1-00000000-000000000000000000000000", "x-forwarded-for": "192.0.2.1",
               "x-forwarded-port": "443", "x-forwarded-proto": "https"}
    http = {"method": "POST", "path": "/push", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "Mozilla/4.0"}
    context = {"accountId": "000000000000", "apiId": "0123456789", "domainName": headers["host"], "domainPrefix": "0123456789",
               "http": http, "requestId": "bench", "routeKey": "POST /push", "stage": "$default",
               "time": "24/Nov/2026:16:00:00 +0000", "timeEpoch": 1795536000000}
    return _text({"version": "2.0", "routeKey": "POST /push", "rawPath": "/push", "rawQueryString": urllib.parse.urlencode(query),
                  "headers": headers, "queryStringParameters": query, "requestContext": context, "body": body,
                  "isBase64Encoded": False}).encode()


def _sha1(*parts):
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def _text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
