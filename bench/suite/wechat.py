"""The stand-in for WeChat and for Tencent's gateway: bench/java/…/WeChatStandIn.java."""

from . import answers
from .stand_in import StandIn

APP_ID = "wx0000000000000000"
APP_SECRET = "not-a-secret"
_HANDSHAKES, _CALLS = 40, 60


class WeChat(StandIn):
    """Its URLs have the number of accounts of their answers, or the name of another answer of answers.OTHERS."""

    def __init__(self, setup, namespace=None, host="127.0.0.1"):
        self.answers = setup.folder(f"wechat-{host}")
        answers.write(self.answers)
        super().__init__(setup, "wechat", "WeChatStandIn", self.answers, self.answers, *answers.COUNTS, *answers.OTHERS,
                         namespace=namespace, host=host)
        for (scheme, name), port in self.ports().items():
            if name not in answers.OTHERS:
                self.warm_up(scheme, port, _HANDSHAKES, _CALLS, "GET",
                             "/cgi-bin/express/business/account/getall?access_token=98_bench")
