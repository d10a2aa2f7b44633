"""Figures as people read them: lengths of time, time stamps, amounts of bytes, in units that every language shares."""

from __future__ import annotations

MICROSECONDS_BELOW = 1e-3
MILLISECONDS_BELOW = 0.1
EXACT_BYTES_BELOW = 10_000
STEP = 1024
UNITS = ("KiB", "MiB", "GiB", "TiB")


def duration(seconds: float) -> str:
    """A length of time with about three digits: "18 µs", "1.25 ms", "0.40 s". Negative lengths keep their sign."""
    sign, length = ("-", -seconds) if seconds < 0 else ("", seconds)
    microseconds = round(length * 1e6)
    if microseconds < MICROSECONDS_BELOW * 1e6:
        return f"{sign if microseconds else ''}{microseconds} µs"
    if microseconds < MILLISECONDS_BELOW * 1e6:
        milliseconds = microseconds / 1e3
        return f"{sign}{milliseconds:.{2 if milliseconds < 10 else 1}f} ms"
    return f"{sign}{length:.2f} s"


def clock(seconds: float) -> str:
    """A time stamp in seconds, exact to the microsecond: "0.000 214"."""
    microseconds = round(seconds * 1e6)
    whole, part = divmod(abs(microseconds), 1_000_000)
    return f"{'-' if microseconds < 0 else ''}{whole}.{part // 1000:03} {part % 1000:03}"


def byte_count(count: int) -> str:
    """An amount of bytes: exact while it is small ("5 B", "1448 B"), two or three digits where it is not ("64 KiB")."""
    if count < EXACT_BYTES_BELOW:
        return f"{count} B"
    amount = count / STEP
    for unit in UNITS:
        if amount < STEP - 0.5 or unit == UNITS[-1]:
            break
        amount /= STEP
    text = f"{amount:.0f}" if amount >= 100 else f"{amount:.1f}".removesuffix(".0")
    return f"{text} {unit}"
