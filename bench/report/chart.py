"""What a user chooses between, on the same machine and 200 ms from WeChat, as an SVG whose text the viewer's own fonts draw."""

import logging

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

from suite import calls, network  # noqa: E402

NAMES = {"node": "Node + SDK", "wxjava": "WxJava", "managed": "Cloudcall, managed", "bundle": "Cloudcall, bundle"}
PANELS = (
    ("Cold start · 冷启动", "WeChat on the same machine · 微信在本机", ("cold", calls.MAIN, "first_answer")),
    ("Cold start · 冷启动", "WeChat 200 ms away · 距微信 200 ms（往返）", ("network", network.MAIN, "cold")),
    ("Warm call · 热启动后的调用", "WeChat on the same machine · 微信在本机", ("warm", "50 accounts", "p50")),
    ("A read 30 s later · 30 秒后再读", "WeChat 200 ms away · 距微信 200 ms（往返）", ("network", network.MAIN, "pause")),
)
_STYLE = {"svg.fonttype": "none", "svg.hashsalt": "bench", "font.size": 11, "axes.spines.top": False, "axes.spines.right": False,
          "axes.spines.bottom": False, "font.family": ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]}


def write(run, file):
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # It lacks fonts that a viewer may have.
    with plt.rc_context(_STYLE):
        drawing, axes = plt.subplots(2, 2, figsize=(10, 5), layout="constrained", sharey=True)
        for axis, (title, where, path) in zip(axes.flat, PANELS):
            _panel(axis, run, title, where, path)
        drawing.get_layout_engine().set(rect=(0.02, 0, 0.98, 1))  # A viewer's font may be wider.
        drawing.savefig(file, metadata={"Date": None})
        plt.close(drawing)


def _panel(axis, run, title, where, path):
    part, cell, name = path
    medians = [1000 * (run.median(part, cell, variant, name) or 0) for variant in NAMES]
    colors = ["#1a7f37" if label.startswith("Cloudcall") else "#8c959f" for label in NAMES.values()]
    bars = axis.barh(list(NAMES.values()), medians, color=colors, height=0.7)
    axis.bar_label(bars, [f"{value:,.{0 if value >= 10 else 2}f} ms" if value else "–" for value in medians], padding=4)
    axis.set_title(f"{title}\n", loc="left", fontweight="bold")
    axis.text(0, 1.03, where, transform=axis.transAxes, color="#59636e")
    axis.set_xlim(0, 1.25 * (max(medians) or 1))
    axis.set_xticks([])
    axis.tick_params(length=0)
    if not axis.yaxis_inverted():
        axis.invert_yaxis()
