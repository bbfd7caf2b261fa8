"""The import rule of pyproject.toml holds."""

from importlinter.cli import lint_imports


def test_rooms_import_downwards_only() -> None:
    assert lint_imports(config_filename="pyproject.toml", cache_dir=None, is_debug_mode=False) == 0
