"""What is compared: one function a variant, listed at the end."""

import dataclasses
import json
import pathlib
from collections.abc import Callable

from .wechat import APP_ID, APP_SECRET

_RIC = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
_OURS = "io.cloudcall.CloudFunction::handleRequest"
# What the function has on Lambda by template.yaml: 1024 MB. Options as managed java25 has them.
MEMORY = "-XX:MaxRAM=1g"
_MANAGED = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", MEMORY, "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED")


@dataclasses.dataclass(frozen=True)
class Variant:
    """How a variant is started: a command in a directory, with settings for a WeChat beside those that Lambda sets."""

    name: str
    what: str
    kind: str  # what its answers are to be: see answers.right
    command: tuple
    directory: pathlib.Path
    handler: str
    settings: Callable[[str, str], dict]  # for a WeChat's address and the file with its certificate authority
    aot: pathlib.Path | None = None  # the AOT cache that a training run has to write first
    handler_class: str | None = None  # with class_path, for calls from many threads
    class_path: str = ""

    def environment(self, api, url, ca):
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": ":UTC",
            "LD_LIBRARY_PATH": f"{self.directory}:{self.directory}/lib:/opt/lib",
            "AWS_LAMBDA_RUNTIME_API": api, "AWS_REGION": "us-east-1", "AWS_LAMBDA_FUNCTION_NAME": "bench",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/bench", "AWS_LAMBDA_LOG_STREAM_NAME": "bench",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "LAMBDA_TASK_ROOT": str(self.directory), "_HANDLER": self.handler,
            **self.settings(url, str(ca)),
        }


def _wechat_settings(url, ca):
    # A busy machine makes an answer late, not wrong.
    return {"WECHAT_APP_ID": APP_ID, "WECHAT_APP_SECRET": APP_SECRET, "WECHAT_API_BASE_URL": url, "WECHAT_REQUEST_TIMEOUT_MS": "60000",
            **_trust("WECHAT_CA_FILE", url, ca)}


def _gateway_settings(url, ca):
    """Tencent's cloud as @cloudbase/node-sdk knows it, but for TENCENTCLOUD_RUNENV, which would switch its keep-alive off."""
    return {"TCB_CONTEXT_CNFG": json.dumps({"URL": url + "/admin"}), "TENCENTCLOUD": "true", "TENCENTCLOUD_SECRETID": "bench",
            "TENCENTCLOUD_SECRETKEY": "bench", "TCB_ENV": "bench", **_trust("NODE_EXTRA_CA_CERTS", url, ca)}


def _direct_settings(url, ca):
    return {**_wechat_settings(url, ca), **_trust("NODE_EXTRA_CA_CERTS", url, ca)}


def _trust(variable, url, ca):
    return {variable: ca} if url.startswith("https:") else {}


def node(setup):
    return _node(setup, "node", "Node 20, wx-server-sdk 4.0.2 as published, Tencent's gateway on loopback", "function.main",
                 _gateway_settings)


def node_direct(setup):
    return _node(setup, "node-direct", "the same without @cloudbase/node-sdk: plain node:https to WeChat", "direct.main",
                 _direct_settings)


def _node(setup, name, what, handler, settings):
    command = (setup.node, setup.modules / "node_modules" / "aws-lambda-ric" / "bin" / "index.mjs", handler)
    return Variant(name, what, "sdk", command, setup.modules, handler, settings)


def wxjava(setup):
    return _on_class_path(setup, "wxjava", "WxJava 4.8.2, no AOT cache", "wxjava", "io.cloudcall.bench.WxJava",
                          _wxjava_jars(setup), False)


def wxjava_aot(setup):
    return _on_class_path(setup, "wxjava-aot", "WxJava 4.8.2, AOT cache", "wxjava", "io.cloudcall.bench.WxJava",
                          _wxjava_jars(setup), True)


def empty(setup):
    return _on_class_path(setup, "empty", "a Java handler that does nothing, no AOT cache", "empty", "io.cloudcall.bench.Empty",
                          str(setup.classes_jar), False)


def empty_aot(setup):
    return _on_class_path(setup, "empty-aot", "a Java handler that does nothing, AOT cache", "empty", "io.cloudcall.bench.Empty",
                          str(setup.classes_jar), True)


def managed(setup):
    return _managed(setup, "managed", "Cloudcall as deployed to managed java25", setup.function)


def first(setup):
    return _managed(setup, "first", "the first Cloudcall that could be deployed, likewise", setup.first)


def bundle(setup):
    if not setup.has_bundle():
        return dataclasses.replace(
            _on_class_path(setup, "bundle", "stand-in for the bundle: Cloudcall on the class path, AOT cache", "sdk", _OURS,
                           setup.jars(setup.function / "lib"), True), settings=_wechat_settings)
    return Variant("bundle", "Cloudcall as a bundle for provided.al2023", "sdk", (setup.bundle / "bootstrap",), setup.bundle, _OURS,
                   lambda url, ca: {**_wechat_settings(url, ca), "JAVA_TOOL_OPTIONS": MEMORY})


def _managed(setup, name, what, task_root):
    """The runtime interface client alone on the class path: it loads the jars in lib/ of its directory in a class loader of its own."""
    command = (setup.java, *_MANAGED, *_native_client(setup), "-cp", setup.jars(setup.lib("ric")), _RIC, _OURS)
    return Variant(name, what, "sdk", command, task_root, _OURS, _wechat_settings, handler_class="io.cloudcall.CloudFunction",
                   class_path=f"{setup.classes_jar}:{setup.jars(task_root / 'lib')}")


def heap_probe(setup, heap):
    """This function on the class path, with these options for its heap, in a handler that keeps BALLAST_STEP bytes of each invocation."""
    jars = f"{setup.classes_jar}:{setup.jars(setup.function / 'lib')}"
    probe = _on_class_path(setup, "heap", "", "sdk", "io.cloudcall.bench.Ballast", jars, False)
    command = tuple(option for part in probe.command for option in (heap if part == MEMORY else (part,)))
    return dataclasses.replace(probe, command=command, settings=_wechat_settings, class_path=jars)


def _on_class_path(setup, name, what, kind, handler, jars, aot):
    """Everything on the class path, where an AOT cache reaches it."""
    cache = setup.work / f"{name}.aot" if aot else None
    class_path = f"{setup.jars(setup.lib('ric'))}:{jars}"
    command = (setup.java, *_MANAGED, *_native_client(setup), *([f"-XX:AOTCache={cache}"] if aot else []), "-cp", class_path, _RIC,
               handler)
    many = not aot and kind == "wxjava"
    return Variant(name, what, kind, command, setup.work, handler, _wechat_settings, cache, handler if many else None,
                   f"{setup.classes_jar}:{class_path}" if many else "")


def _native_client(setup):
    return (f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={setup.native_client}",)


def _wxjava_jars(setup):
    return f"{setup.wxjava_jar}:{setup.jars(setup.lib('wxjava'))}"


ALL = (node, node_direct, wxjava, wxjava_aot, empty, empty_aot, managed, first, bundle)


def chosen(setup, names):
    every = [make(setup) for make in ALL]
    unknown = set(names) - {variant.name for variant in every}
    if unknown:
        raise SystemExit(f"bench: there is no variant {', '.join(sorted(unknown))}; there are {', '.join(v.name for v in every)}")
    return [variant for variant in every if not names or variant.name in names]
