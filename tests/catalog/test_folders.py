"""The folders of tables, and that the quick answer is platformdirs' answer."""

import importlib
import os
import sys

import pytest

from errcode.catalog.folders import table_folders, user_data_folder

UNIX = [
    {"HOME": "/home/kim"},
    {"HOME": "/home/kim/"},
    {"HOME": "/home/kim", "XDG_DATA_HOME": ""},
    {"HOME": "/home/kim", "XDG_DATA_HOME": "/data/kim"},
    {"HOME": "/home/kim", "XDG_DATA_HOME": "relative"},
    {"HOME": "/홈/김 철수", "XDG_DATA_HOME": "/데이터 폴더"},
    {"HOME": "/"},
]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
@pytest.mark.parametrize("environ", UNIX)
def test_unix_folder_is_that_of_platformdirs(platform, environ, monkeypatch):
    """On Linux and macOS the user's folder is what platformdirs says for the same environment."""
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    module = importlib.import_module({"linux": "platformdirs.unix", "darwin": "platformdirs.macos"}[platform])
    theirs = {"linux": "Unix", "darwin": "MacOS"}[platform]
    expected = getattr(module, theirs)("errcode", appauthor=False).user_data_dir
    assert os.path.normpath(user_data_folder(environ, platform)) == os.path.normpath(expected)


@pytest.mark.parametrize("local", ["C:\\Users\\kim\\AppData\\Local", "D:\\프로필\\AppData\\Local\\"])
def test_windows_folder_is_that_of_platformdirs(local, monkeypatch):
    r"""On Windows the folder is `%LOCALAPPDATA%\errcode`, as platformdirs says."""
    import ntpath

    from platformdirs import windows

    monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)
    monkeypatch.setattr(windows, "os", type("os", (), {"path": ntpath, "environ": os.environ}))
    monkeypatch.setenv("LOCALAPPDATA", local)
    expected = windows.Windows("errcode", appauthor=False).user_data_dir
    assert user_data_folder({"LOCALAPPDATA": local}, "win32") == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the environment of this test is a Unix one")
def test_unusual_settings_are_left_to_platformdirs(monkeypatch):
    """A relative HOME is platformdirs' business."""
    from platformdirs import user_data_dir

    monkeypatch.setenv("HOME", "relative")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert user_data_folder(os.environ) == user_data_dir("errcode", appauthor=False)


def test_path_list_takes_the_place_of_the_project_folder():
    """ERRCODE_TABLES lists folders, first wins; empty parts do not count."""
    listed = os.pathsep.join(["/a", "", "/b"])
    assert table_folders({"ERRCODE_TABLES": listed, "HOME": "/h"})[:2] == ("/a", "/b")
    assert table_folders({"ERRCODE_TABLES": "", "HOME": "/h"})[0] == os.path.abspath("errcode-tables")


def test_a_folder_that_is_named_and_not_there_is_told(run, monkeypatch, tmp_path):
    """Whoever names a folder of tables means one: its absence is told, and the other tables answer."""
    monkeypatch.setenv("ERRCODE_TABLES", os.pathsep.join([str(tmp_path), str(tmp_path / "gone")]))
    ran = run("lookup", "coinone", "105")
    assert ran.code == 0
    assert ran.err == (
        f"errcode: warning: {tmp_path / 'gone'}: ERRCODE_TABLES names it, and there is no such folder; "
        "correct the path or create it\n"
    )
