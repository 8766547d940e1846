"""Tests the npm package, beside wx-server-sdk.

By itself, with the packaged function behind it, the same program on wx-server-sdk 4.0.2, and as it is packed.
"""

import os
import re

import pytest
from conftest import ROOT, run

CLIENT = ROOT / "clients/node"
PROGRAM = """cloud.init({ invoke: async () => '{"errMsg":"openapi.logistics.getAllAccount:ok","errCode":0}' });
cloud.openapi.logistics.getAllAccount({}).then(({ errMsg }) => console.log(errMsg))"""


@pytest.fixture(scope="module", autouse=True)
def installed(node):
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", cwd=CLIENT, ok=True)


@pytest.mark.parametrize("kind", ["unit", "packaged"])
def test_its_own_tests(built, jdk, kind):
    done = run("node", "--test", "--test-reporter=spec", f"test/{kind}", cwd=CLIENT, timeout=170, env=os.environ | {"JAVA_HOME": str(jdk)})
    print(done.stdout[-6000:], done.stderr)
    assert done.returncode == 0
    assert not re.search(r"ℹ (skipped|todo|cancelled) [1-9]", done.stdout) and re.search(r"ℹ pass [1-9]", done.stdout)


def test_the_packed_files_are_enough(tmp_path):
    """As a program gets it: the packed files alone, and neither the AWS SDK nor any other package."""
    run("npm", "pack", "--silent", "--pack-destination", tmp_path, cwd=CLIENT, ok=True)
    package = tmp_path / "node_modules/cloudcall"
    package.mkdir(parents=True)
    run("tar", "xzf", *tmp_path.glob("cloudcall-*.tgz"), "-C", package, "--strip-components=1", ok=True)
    for script in (f"const cloud = require('cloudcall'); {PROGRAM}", f"import('cloudcall').then(({{ default: cloud }}) => {{ {PROGRAM} }})"):
        assert run("node", "-e", script, cwd=tmp_path).stdout == "openapi.logistics.getAllAccount:ok\n"
