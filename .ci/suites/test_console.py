"""Works the sandbox's web console in headless Chromium.

Each button with its effect, both languages, hostile requests, lost connections, narrow screens, contrast and roles. With --picture, draws
docs/images/console.png instead.
"""

import os
import re

import pytest
from conftest import environment, npm_ci, run


@pytest.fixture
def settings(built, node):
    environment.install(chromium="chromium", curl="curl")
    return os.environ | {"CLOUDCALL_CONSOLE_MODULES": str(npm_ci("console"))}


def test_console(settings, request):
    if request.config.getoption("--picture"):
        environment.install(pngquant="pngquant", fonts_noto_cjk="fonts-noto-cjk", fonts_dejavu_core="fonts-dejavu-core")
        run("node", "src/test/node/console/picture.mjs", "docs/images/console.png", env=settings, ok=True, timeout=120)
        return
    done = run("node", "--test", "--test-reporter=spec", "src/test/node/console/suite.mjs", env=settings)
    print(done.stdout[-6000:], done.stderr)
    assert done.returncode == 0
    assert not re.search(r"ℹ (skipped|todo|cancelled) [1-9]", done.stdout) and re.search(r"ℹ pass [1-9]", done.stdout)
