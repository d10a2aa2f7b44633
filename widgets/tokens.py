"""The colours of each theme by name, as data: also for what is on the screen before Qt's classes are loaded."""

from __future__ import annotations

LIGHT = {
    "canvas": "#F5F7FA", "surface": "#FFFFFF", "raised": "#FFFFFF", "text": "#1B1F24", "muted": "#57606A",
    "accent": "#0B62A4", "border": "#7A8490", "divider": "#D0D7DE", "selection": "#DCEBFA", "error": "#B42318",
    "ok": "#116B45", "warn": "#8A5300", "current_line": "#FFF3D1",
}  # fmt: skip
DARK = {
    "canvas": "#12161C", "surface": "#1A2029", "raised": "#232B36", "text": "#E8EDF3", "muted": "#A4B0BF",
    "accent": "#6CB6FF", "border": "#7E8B9B", "divider": "#323C4A", "selection": "#1D3A57", "error": "#FF8A80",
    "ok": "#5AD1A0", "warn": "#F2B84B", "current_line": "#3A3118",
}  # fmt: skip
PROJECTOR = {
    "canvas": "#FFFFFF", "surface": "#FFFFFF", "raised": "#F2F4F7", "text": "#000000", "muted": "#333B45",
    "accent": "#004A87", "border": "#4A5461", "divider": "#9AA4B0", "selection": "#CFE4F8", "error": "#8E1208",
    "ok": "#00512F", "warn": "#663D00", "current_line": "#FFEDB8",
}  # fmt: skip
TOKENS = {"light": LIGHT, "dark": DARK, "projector": PROJECTOR}
