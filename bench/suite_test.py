#!/usr/bin/env python3
"""What the driver must not get wrong: answers, requests in pieces, ratios and verdicts."""

import base64
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

from suite import answers, apps, chart, cold, fleet, report, results, runtime_api, spread, targets, uploads  # noqa: E402


class Alive:
    """A process that runs for ever."""

    returncode = None

    def poll(self):
        return None


class FleetTest(unittest.TestCase):
    def test_finds_the_sources_of_the_simulation(self):
        names = {file.stem for file in fleet.sources() if file.exists()}
        self.assertLessEqual({"FleetReport", "FleetChart", "VirtualTime", "CallRateLimit", "TransportFailures"}, names)
        self.assertNotIn("FleetTest", names)


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
        self.assertEqual(len(result), answers.result_bytes("picture"))


class UploadsTest(unittest.TestCase):
    def content(self, picture):
        media = json.loads(picture.event())["data"]["media"]["value"]
        return base64.b64decode(media) if isinstance(media, str) else bytes(media["data"])

    def test_sends_one_picture_in_both_forms(self):
        as_base64, as_buffer, _ = uploads.PICTURES
        self.assertEqual(answers.picture(2 << 20), self.content(as_base64))
        self.assertEqual(answers.picture(1_500_000), self.content(as_buffer))

    def test_stays_below_lambdas_limit_of_an_event(self):
        self.assertTrue(all(len(picture.event()) < 6 << 20 for picture in uploads.PICTURES))

    def test_sends_a_small_picture_for_comparison(self):
        self.assertEqual(1459, len(uploads.PICTURES[0].event(1 << 10)))


class AppsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cases = {case.name: case for case in apps.cases(pathlib.Path(folder.name))}

    def test_names_each_app_in_turn(self):
        several = self.cases["fifty"]
        self.assertEqual(list(json.loads(several.settings["WECHAT_APPS"])), [json.loads(event)["appid"] for event in several.events])
        self.assertEqual(50, len(several.events))

    def test_makes_the_same_call_in_clear_and_signed(self):
        clear, signed = self.cases["clear"], self.cases["signed"]
        self.assertEqual(clear.events, signed.events)
        self.assertTrue(answers.right("sdk", f'{{"errMsg":"openapi.{answers.PATH}:ok","errCode":0}}'.encode(), clear.answer))
        self.assertEqual(answers.wechat(clear.answer), answers.wechat(signed.answer))


class RuntimeApiTest(unittest.TestCase):
    def invoke(self, function, event=b"{}"):
        """What an invocation gives when a function that speaks HTTP serves it."""
        with runtime_api.RuntimeApi() as api:
            client = http.client.HTTPConnection(api.address)
            thread = threading.Thread(target=function, args=(client,), daemon=True)
            thread.start()
            try:
                return api.invoke(event, Alive())
            finally:
                thread.join(5)
                client.close()

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

    def test_an_error_of_the_function_ends_it(self):
        with self.assertRaisesRegex(runtime_api.Failed, "no luck"):
            self.invoke(lambda client: client.request("POST", self.next(client) + "/error", b"no luck"))


class SpreadTest(unittest.TestCase):
    def test_medians_and_quartiles(self):
        self.assertEqual({"median": 3, "q1": 2, "q3": 4, "n": 5}, spread.summary([5, 1, 4, 2, 3]))

    def test_a_ratio_of_medians_lies_in_its_spread(self):
        found = spread.ratio([1, 2, 3], [2, 4, 90])
        self.assertEqual(0.5, found["ratio"])
        self.assertTrue(found["low"] < 0.5 < found["high"])


class ReportTest(unittest.TestCase):
    def run_of(self, bundle, node):
        cell = {"bundle": {"first_answer": bundle}, "node": {"first_answer": node}}
        facts = {"date": "2026-01-01", "commit": "c", "rounds": 3, "short": False, "java": "j", "node": "n", "load_at_the_end": [1, 1, 1],
                 "machine": {"cpu": "m", "cores": 2, "kernel": "k", "load": [0, 0, 0]}, "variants": {"node": "N", "bundle": "B"}}
        return results.Run(facts, {"cold": {str(cold.MAIN): cell}})

    def test_says_what_is_met_and_what_is_not(self):
        self.assertIn("| first answer over HTTPS, bundle to node | 0.50 | 0.50–0.50 | ≤ 0.6 | met |",
                      report.markdown(self.run_of([0.1] * 3, [0.2] * 3)))
        self.assertIn("| first answer over HTTPS, bundle to node | 0.61 | 0.61–0.61 | ≤ 0.6 | **not met** |",
                      report.markdown(self.run_of([0.122] * 3, [0.2] * 3)))

    def test_leaves_out_targets_that_were_not_measured(self):
        self.assertEqual(1, len(list(targets.results(self.run_of([0.1], [0.2])))))

    def test_says_how_much_heap_a_picture_takes(self):
        cell = {"size": [100], "managed": {"p50": [0.1], "cpu": [0.1], "peak_memory": [90]}, "node": {"p50": [0.2], "cpu": [0.1],
                "peak_memory": [80]}, "heap": [500], "own_heap": [250]}
        run = results.Run(self.run_of([1], [1]).facts, {"uploads": {"base64": cell}})
        text = report.markdown(run)
        self.assertIn("Heap: 2.5 bytes a byte of the picture; 5.0 with", text)
        self.assertIn("| 2 MiB to WeChat, base64, its heap to the picture | 2.50 | 2.50–2.50 | ≤ 6 | met |", text)
        self.assertIn("| 2 MiB to WeChat, base64, managed to node | 0.50 | 0.50–0.50 | ≤ 1 | met |", text)

    def test_says_what_apps_and_signatures_cost(self):
        def case(p50):
            return {"p50": [p50], "p99": [p50], "cpu": [p50], "peak_memory": [90]}

        measured = {"one": case(0.001), "fifty": case(0.0011), "clear": case(0.002), "signed": case(0.012),
                    "heap": {str(count): [count * 1024] for count in apps.HEAP_COUNTS}, "redaction": {"error 1000": [58.0]}}
        text = report.markdown(results.Run(self.run_of([1], [1]).facts, {"apps": measured}))
        self.assertIn("| warm p50, 50 apps in turn to one | 1.10 | 1.10–1.10 |  |  |", text)
        self.assertIn("| warm p50, signed and encrypted to clear | 6.00 | 6.00–6.00 |  |  |", text)
        self.assertIn("| heap with 1,000, KiB | 1,000 |", text)
        self.assertIn("| search of an error's log line with 1,000, µs | 58.0 |", text)

    def test_draws_each_variant(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "chart.svg"
            chart.write(self.run_of([0.1, 0.12, 0.14], [0.2, 0.2, 0.3]), file)
            texts = [each.text for each in xml.etree.ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")]
        self.assertEqual(["node", "200", "bundle", "120"], texts[2:])


if __name__ == "__main__":
    unittest.main()
