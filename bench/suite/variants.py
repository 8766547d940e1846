"""What is compared: one function a variant, listed at the end."""

import dataclasses
import json
import pathlib
from collections.abc import Callable

from . import answers
from .servers import APP_ID, APP_SECRET

_RIC = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
_OURS = "io.cloudcall.CloudFunction::handleRequest"
# What managed java25 has, and the template's MemorySize of 1024 MB.
MEMORY = "-XX:MaxRAM=1g"
# The implementation of the hooks that managed java25 names.
_CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"
_MANAGED = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", MEMORY, "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED")


@dataclasses.dataclass(frozen=True)
class Variant:
    """How a variant is started: a command in a directory, with settings for a server beside those that Lambda sets."""

    name: str
    what: str
    kind: str  # what its answers are to be: see answers.right
    command: tuple
    directory: pathlib.Path
    handler: str
    settings: Callable[[str, str], dict]  # for the server's URL and the file with its certificate authority
    aot: pathlib.Path | None = None  # the AOT cache that a training run has to write first
    class_path: str = ""  # for programs that call the handler themselves

    def environment(self, api, url, ca):
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": ":UTC", "AWS_REGION": "us-east-1", "_HANDLER": self.handler,
            "LD_LIBRARY_PATH": f"{self.directory}:{self.directory}/lib:/opt/lib", "LAMBDA_TASK_ROOT": str(self.directory),
            "AWS_LAMBDA_RUNTIME_API": api, "AWS_LAMBDA_FUNCTION_NAME": "bench", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024", "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/bench",
            "AWS_LAMBDA_LOG_STREAM_NAME": "bench", "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", **self.settings(url, str(ca)),
        }

    def having(self, **settings):
        """The same variant with more settings."""
        return dataclasses.replace(self, settings=lambda url, ca: {**self.settings(url, ca), **settings})

    def router(self, setup):
        """The same variant as a function whose event names the call."""
        if self.name.startswith("node"):
            return dataclasses.replace(self, command=(*self.command[:-1], self.command[-1].replace(".main", ".router")))
        config = setup.work / "router.json"
        config.write_text(json.dumps({"permissions": {"openapi": ["security.imgSecCheck", "wxacode.get", answers.API]}}))
        return self.having(CLOUD_CALL_API="*", CLOUD_CALL_CONFIG=str(config))

    def with_snapshots(self):
        """The same variant of managed Java as SnapStart runs it."""
        return dataclasses.replace(self.having(AWS_LAMBDA_INITIALIZATION_TYPE="snap-start"), command=(self.command[0], _CRAC, *self.command[1:]))

    def with_memory(self, megabytes):
        """The same variant as it is with another MemorySize."""
        limit = f"-XX:MaxRAM={megabytes}m"
        settings = {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(megabytes)} | ({"JAVA_TOOL_OPTIONS": limit} if self.name == "bundle" else {})
        return dataclasses.replace(self.having(**settings), command=tuple(limit if part == MEMORY else part for part in self.command))


def _settings(trust, **more):
    """Those of a function that calls WeChat. A busy machine makes an answer late, not wrong."""
    return lambda url, ca: {"WECHAT_APP_ID": APP_ID, "WECHAT_APP_SECRET": APP_SECRET, "WECHAT_API_BASE_URL": url,
                            "WECHAT_REQUEST_TIMEOUT_MS": "60000", **({trust: ca} if url.startswith("https:") else {}), **more}


def _gateway(url, ca):
    """Tencent's cloud as @cloudbase/node-sdk knows it, but for TENCENTCLOUD_RUNENV, which would switch its keep-alive off."""
    return {**_settings("NODE_EXTRA_CA_CERTS")(url, ca), "TCB_CONTEXT_CNFG": json.dumps({"URL": url + "/admin"}), "TENCENTCLOUD": "true",
            "TENCENTCLOUD_SECRETID": "bench", "TENCENTCLOUD_SECRETKEY": "bench", "TCB_ENV": "bench"}


def _node(setup, name, what, handler, settings):
    command = (setup.node, setup.modules / "node_modules" / "aws-lambda-ric" / "bin" / "index.mjs", handler)
    return Variant(name, what, "sdk", command, setup.modules, handler, settings)


def _on_class_path(setup, name, what, kind, handler, jars, has_aot):
    """Everything on the class path, where an AOT cache reaches it."""
    cache, class_path = setup.work / f"{name}.aot" if has_aot else None, f"{setup.jars(setup.lib('ric'))}:{jars}"
    options = (*_MANAGED, setup.native_option, *([f"-XX:AOTCache={cache}"] if cache else []))
    return Variant(name, what, kind, (setup.java, *options, "-cp", class_path, _RIC, handler), setup.work, handler,
                   _settings("WECHAT_CA_FILE"), cache, f"{setup.classes_jar}:{class_path}")


def every(setup):
    wxjava, settings = f"{setup.wxjava_jar}:{setup.jars(setup.lib('wxjava'))}", _settings("WECHAT_CA_FILE")
    # The runtime interface client loads the jars in lib/ of the managed function's directory in a class loader of its own.
    managed = (setup.java, *_MANAGED, setup.native_option, "-cp", setup.jars(setup.lib("ric")), _RIC, _OURS)
    return (
        _node(setup, "node", "Node 20, wx-server-sdk 4.0.2 as published, Tencent's gateway on loopback", "function.main", _gateway),
        _node(setup, "node-direct", "the same without @cloudbase/node-sdk: plain node:https to WeChat", "direct.main",
              _settings("NODE_EXTRA_CA_CERTS")),
        _on_class_path(setup, "wxjava", "WxJava 4.8.2, no AOT cache", "wxjava", "io.cloudcall.bench.WxJava", wxjava, False),
        _on_class_path(setup, "wxjava-aot", "WxJava 4.8.2, AOT cache", "wxjava", "io.cloudcall.bench.WxJava", wxjava, True),
        _on_class_path(setup, "empty-aot", "a Java handler that answers {}, AOT cache", "empty", "io.cloudcall.bench.Empty",
                       str(setup.classes_jar), True),
        Variant("managed", "Cloudcall as deployed to managed java25", "sdk", managed, setup.function, _OURS, settings,
                class_path=f"{setup.classes_jar}:{setup.jars(setup.function / 'lib')}"),
        Variant("bundle", "Cloudcall as a bundle for provided.al2023", "sdk", (setup.bundle / "bootstrap",), setup.bundle, _OURS,
                _settings("WECHAT_CA_FILE", JAVA_TOOL_OPTIONS=MEMORY)),
    )


def chosen(setup, names):
    found = every(setup)
    if unknown := set(names) - {variant.name for variant in found}:
        raise SystemExit(f"bench: there is no variant {', '.join(sorted(unknown))}; there are {', '.join(v.name for v in found)}")
    return [variant for variant in found if not names or variant.name in names]
