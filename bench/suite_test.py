#!/usr/bin/env python3
"""What the driver must not get wrong: answers, requests in pieces, ratios and verdicts."""

import base64
import contextlib
import http.client
import json
import pathlib
import sys
import tempfile
import threading
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from report import chart, tables  # noqa: E402
from suite import answers, calls, cost, options, runtime_api  # noqa: E402


class Alive:
    """A process that runs for ever."""

    returncode = None

    def poll(self):
        return None


class AnswersTest(unittest.TestCase):
    def test_takes_only_the_sdks_own_bytes(self):
        right = ('{"count":1,"list":[{"alias":"龙泉仓申通","bizId":"四川成都龙泉公司_云朵信息科技","deliveryId":"STO","createTime":1578463586,'
                 '"updateTime":1578552332,"statusCode":0,"remarkWrongMsg":"","remarkContent":"","quotaNum":2,"quotaUpdateTime":1578552960,'
                 '"serviceType":[{"serviceType":1,"serviceName":"标准快递"}]}],"errMsg":"openapi.logistics.getAllAccount:ok","errCode":0}')
        self.assertTrue(answers.right("sdk", right.encode(), 1))
        self.assertFalse(answers.right("sdk", right.replace("STO", "SF").encode(), 1))
        self.assertFalse(answers.right("sdk", right.encode(), 50))

    def test_looks_into_wxjavas_list(self):
        self.assertTrue(answers.right("wxjava", '{"count":1,"list":[{"biz_id":"四川成都龙泉公司_云朵信息科技"}]}'.encode(), 1))
        self.assertFalse(answers.right("wxjava", b'{"count":1,"list":[{"biz_id":"SF"}]}', 1))
        self.assertFalse(answers.right("wxjava", b'{"count":0,"list":[]}', 1))

    def test_empty_is_empty(self):
        self.assertTrue(answers.right("empty", b"{}", 50))
        self.assertFalse(answers.right("empty", b'{"errMsg":"x"}', 50))


    def test_takes_only_the_sdks_own_bytes_of_other_answers(self):
        check = b'{"errMsg":"openapi.security.imgSecCheck:ok","errCode":0}'
        self.assertTrue(answers.right("sdk", check, "check"))
        self.assertFalse(answers.right("sdk", check.replace(b"0", b"1"), "check"))
        picture = answers.wechat("picture")
        data = ",".join(map(str, picture))
        result = (f'{{"contentType":"image/jpeg","buffer":{{"type":"Buffer","data":[{data}]}},'
                  '"errMsg":"openapi.wxacode.get:ok","errCode":0}').encode()
        self.assertTrue(answers.right("sdk", result, "picture"))
        self.assertEqual(1 << 20, len(picture))


class PicturesTest(unittest.TestCase):
    def content(self, event):
        media = json.loads(event)["data"]["media"]["value"]
        return base64.b64decode(media) if isinstance(media, str) else bytes(media["data"])

    def test_sends_one_picture_in_both_forms(self):
        for as_base64 in (True, False):
            self.assertEqual(answers.picture(1000), self.content(calls.upload(1000, as_base64)))

    def test_stays_below_lambdas_limit_of_an_event(self):
        self.assertTrue(all(len(each.event) < 6 << 20 for each in calls.pictures()))


class CostTest(unittest.TestCase):
    def test_bills_one_call_in_a_hundred_from_its_start(self):
        self.assertAlmostEqual(0.01 * (200 + 4 * 50) + 0.99 * (1 + 50), cost.billed(0.2, 0.001, 4, 50))

    def test_knows_what_lambda_asks(self):
        # A million calls of 100 ms with 1 GB on x86: 100,000 GB seconds and the requests.
        self.assertAlmostEqual(1.67 + 0.20, cost.dollars(1024, 100, cost.DOLLARS["x86_64"]), places=2)


class RuntimeApiTest(unittest.TestCase):
    @contextlib.contextmanager
    def serving(self, function):
        """A Runtime API with a function that speaks HTTP."""
        with runtime_api.RuntimeApi() as api:
            client = http.client.HTTPConnection(api.address)
            thread = threading.Thread(target=function, args=(client,), daemon=True)
            thread.start()
            try:
                yield api
            finally:
                thread.join(5)
                client.close()

    def invoke(self, function, event=b"{}"):
        with self.serving(function) as api:
            return api.invoke(event, Alive())

    def next(self, client):
        client.request("GET", "/2018-06-01/runtime/invocation/next")
        answer = client.getresponse()
        self.assertEqual(b"{}", answer.read())
        return "/2018-06-01/runtime/invocation/" + answer.getheader("Lambda-Runtime-Aws-Request-Id")

    def test_takes_an_answer_of_any_size(self):
        body = b"x" * 3_000_000
        began, ended, reply = self.invoke(lambda client: client.request("POST", self.next(client) + "/response", body))
        self.assertEqual(body, reply)
        self.assertLess(began, ended)

    def test_hands_over_an_event_of_any_size(self):
        event = b"x" * 6_000_000

        def function(client):
            client.request("GET", "/2018-06-01/runtime/invocation/next")
            taken = client.getresponse().read()
            client.request("POST", "/2018-06-01/runtime/invocation/1/response", b"%d" % len(taken))

        self.assertEqual(b"6000000", self.invoke(function, event)[2])

    def test_takes_an_answer_in_chunks(self):
        chunks = [b"one", b"", b"two\r\n0\r\n\r\n"]
        _, _, reply = self.invoke(
            lambda client: client.request("POST", self.next(client) + "/response", iter(chunks), encode_chunked=True,
                                          headers={"Transfer-Encoding": "chunked"}))
        self.assertEqual(b"onetwo\r\n0\r\n\r\n", reply)

    def test_restores_before_the_first_event(self):
        def function(client):
            client.request("GET", "/2018-06-01/runtime/restore/next")
            client.getresponse().read()
            client.request("POST", self.next(client) + "/response", b"restored")

        with self.serving(function) as api:
            restored = api.restore(Alive())
            began, _, reply = api.invoke(b"{}", Alive())
        self.assertEqual(b"restored", reply)
        self.assertLess(restored, began)

    def test_an_error_of_the_function_ends_it(self):
        with self.assertRaisesRegex(runtime_api.Failed, "no luck"):
            self.invoke(lambda client: client.request("POST", self.next(client) + "/error", b"no luck"))


class StatisticsTest(unittest.TestCase):
    def test_medians_and_quartiles(self):
        self.assertEqual({"q1": 2, "median": 3, "q3": 4}, tables.summary([5, 1, 4, 2, 3]))

    def test_a_ratio_of_medians_lies_in_its_spread(self):
        ratio, low, high = tables.ratio([1, 2, 3], [2, 4, 90])
        self.assertEqual(0.5, ratio)
        self.assertTrue(low < 0.5 < high)


class ReportTest(unittest.TestCase):
    def run_of(self, bundle, node):
        cell = {"bundle": {"first_answer": bundle}, "node": {"first_answer": node}}
        facts = {"date": "2026-01-01", "commit": "c", "rounds": 3, "short": False, "java": "j", "node": "n", "load_at_the_end": [1, 1, 1],
                 "machine": {"cpu": "m", "cores": 2, "kernel": "k", "load": [0, 0, 0]}, "variants": {"node": "N", "bundle": "B"}}
        return tables.Run(facts, {"cold": {calls.MAIN: cell}})

    def test_says_what_is_met_and_what_is_not(self):
        self.assertIn("| Cold start, https, 50 accounts, 2 cores: first answer, bundle to node | 0.50 | 0.50–0.50 | ≤ 0.6 | met |",
                      tables.markdown(self.run_of([0.1] * 3, [0.2] * 3)))
        self.assertIn("| Cold start, https, 50 accounts, 2 cores: first answer, bundle to node | 0.61 | 0.61–0.61 | ≤ 0.6 | **not met** |",
                      tables.markdown(self.run_of([0.122] * 3, [0.2] * 3)))

    def test_leaves_out_targets_that_were_not_measured(self):
        self.assertEqual(1, len(list(tables.targets(self.run_of([0.1], [0.2])))))

    def test_comes_back_from_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "latest.json"
            run = self.run_of([0.1, 0.12345678901], [0.2])
            run.write(file)
            again = tables.read(file)
        self.assertEqual(run.facts, again.facts)
        self.assertEqual([0.1, 0.123457], again.samples("cold", calls.MAIN, "bundle", "first_answer"))

    def test_prints_what_a_million_calls_cost(self):
        cell = {"bundle": {"first_answer": [0.2], "p50": [0.001], "peak_memory": [70]}}
        run = tables.Run(self.run_of([1], [1]).facts, {"cost": {"1024 MB": cell}})
        self.assertIn("| 1024 MB, bundle | 200 | 1.00 | 70 | 54 | 209 | 0.93 | 2.99 | 1.11 | 3.68 |", tables.markdown(run))

    def test_writes_tables_into_a_document_between_their_marks(self):
        document = "a\n<!-- bench targets -->\nold\n<!-- end -->\nb\n<!-- bench other -->\nkept\n<!-- end -->\n"
        self.assertEqual(document.replace("old", "new"), tables.render(document, {"targets": "new"}))

    def test_holds_the_document_to_the_last_whole_run(self):
        document = (options.ROOT / "docs" / "PERFORMANCE.md").read_text(encoding="utf-8")
        run = tables.read(options.ROOT / "bench" / "results" / "latest.json")
        self.assertEqual(document, tables.render(document, tables.tables(run)))

    def test_draws_what_a_user_chooses_between(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "chart.svg"
            chart.write(self.run_of([0.1, 0.12, 0.14], [0.2, 0.2, 0.3]), file)
            texts = ["".join(each.itertext()).strip() for each in
                     xml.etree.ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")]
        self.assertLessEqual({*chart.NAMES.values(), "200 ms", "120 ms"}, set(texts))


if __name__ == "__main__":
    unittest.main()
