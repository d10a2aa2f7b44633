"""Which fonts are used: the system's own where it has them, a packaged one where a language would be left without."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

CHINESE_FAMILIES = [
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
]
TEXT_FAMILIES = ["Inter", "SF Pro Text", "Segoe UI", "Noto Sans", "DejaVu Sans", *CHINESE_FAMILIES]
CODE_FAMILIES = [
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "Liberation Mono",
    *CHINESE_FAMILIES,
]


def load_fonts() -> None:
    """Make Chinese readable on a machine that has no Chinese font. Call once, after the application exists."""
    if not set(CHINESE_FAMILIES) & set(QFontDatabase.families()):
        from importlib.resources import files

        packaged = files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"
        QFontDatabase.addApplicationFontFromData(packaged.read_bytes())
