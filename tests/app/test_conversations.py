from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.command_line import BAD_INPUT, PROBLEM, main
from sim.sources import captures
from tests.sim.sources.strangers import save


def test_conversations_are_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conversations", str(save(tmp_path, "raw4"))]) == 0
    told = capsys.readouterr()
    head, *rows = [line.split() for line in told.out.splitlines()]
    assert head[:2] == ["No.", "Protocol"]
    assert rows[0] == ["1", "tcp", "10.0.0.1:1000", "10.0.0.2:80", "6", "540", "0.000000", "0.009000", "yes"]
    assert [row[-1] for row in rows] == ["yes", "no", "-", "yes"]
    assert told.err == ""


def test_the_columns_stand_under_each_other_in_chinese_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conversations", str(save(tmp_path, "raw4")), "--lang", "zh"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["编号", "协议", "第一端", "第二端", "报文", "字节", "开始（秒）", "持续（秒）", "完整"]
    place = head.index("第一端") + len("编号协议")  # each of these as wide as two letters
    assert all(row[place - 1] == " " and row[place] != " " for row in rows)


def test_programs_get_them_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conversations", "--json", str(save(tmp_path, "raw6", packed=True))]) == 0
    first, *rest = json.loads(capsys.readouterr().out)
    assert first == {
        "number": 1,
        "protocol": "tcp",
        "ends": [{"host": "fe80::1", "port": 1000}, {"host": "fe80::2", "port": 80}],
        "packets": [4, 2],
        "bytes": [540, 120],
        "begin": 0.0,
        "duration": 0.009,
        "opened": True,
        "ended": True,
        "complete": True,
    }
    assert len(rest) == 3


def test_what_is_damaged_is_said_in_one_line_beside_what_could_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(tmp_path, "raw4")
    path.write_bytes(path.read_bytes()[:-1])
    assert main(["conversations", str(path)]) == PROBLEM
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 5
    assert told.err.startswith("The capture raw4.pcap is damaged after packet 11")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"no capture", b'{"type": "RunEnded", "time": 0}\n'])
def test_what_is_no_capture_is_one_line(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_bytes(data)
    assert main(["conversations", str(tmp_path / "a")]) == BAD_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert ("is empty" in told.err) == (not data)


def test_packets_that_were_cut_too_short_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = save(tmp_path, "raw4")
    with whole.open("rb") as file:
        packets = [each._replace(data=each.data[:12], cut=max(0, len(each.data) - 12)) for each in captures.read(file)]
    with (tmp_path / "cut.pcapng").open("wb") as file:
        captures.write(file, packets)
    assert main(["conversations", str(tmp_path / "cut.pcapng")]) == BAD_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert f"conversation: {len(packets)}. Of each at most 12 bytes" in told.err


def test_a_recording_has_nothing_to_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").touch()
    assert main(["conversations", str(tmp_path / "a.jsonl")]) == BAD_INPUT
    assert "only captures" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conversations", "absent.pcap"]) == BAD_INPUT
    assert capsys.readouterr().err == "There is no file absent.pcap.\n"
