"""Prompts are files, their placeholders are a white list, and their golden cases hold them still."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.ai.placeholders import PlaceholderError, check, fill, placeholders_in
from core.ai.prompts import PromptInvalidError, all_prompts, golden_cases, prompt


@pytest.mark.parametrize(("name", "version"), all_prompts())
def test_every_prompt_renders_to_its_golden_cases(name: str, version: int) -> None:
    cases = golden_cases(name, version)

    assert cases, "a prompt without a golden case may change unseen"
    for case in cases:
        assert prompt(name, version).render(**case.values) == case.rendered, case.name


@pytest.mark.parametrize(("name", "version"), all_prompts())
def test_no_prompt_lies_about_unused(name: str, version: int) -> None:
    core = Path(__file__).parents[3] / "core"
    written = f'prompt("{name}", {version})'

    assert any(written in path.read_text(encoding="utf-8") for path in core.rglob("*.py"))


@pytest.mark.parametrize(
    "template",
    [
        "{user.password}", "{user[0]}", "{user!r}", "{user:>9}", "{}", "{0}", "{User}", "{us er}",
        "{", "}", "{{user}", "{user}}", "{__class__}", "{{{user",
    ],
)  # fmt: skip
def test_only_plain_names_stand_in_braces(template: str) -> None:
    with pytest.raises(PlaceholderError):
        placeholders_in(template)
    with pytest.raises(PlaceholderError):
        fill(template, {"user": "Ada", "user.password": "secret"})


def test_a_name_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(PlaceholderError, match="secret"):
        check("{user} and {secret}", ["user"])
    check("{user}", ["user", "goal"])


def test_doubled_braces_are_braces() -> None:
    assert fill('{{"user": "{user}"}}', {"user": "Ada"}) == '{"user": "Ada"}'


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    assert fill("{user} {goal}", {"user": "{goal}", "goal": "x"}) == "{goal} x"


@given(some.text(), some.text())
def test_whatever_a_person_writes_stands_there_to_the_letter(before: str, said: str) -> None:
    quoted = before.replace("{", "{{").replace("}", "}}")

    assert fill(quoted + "|{said}|", {"said": said}) == f"{before}|{said}|"


@given(some.text())
def test_no_template_whatsoever_does_anything_but_fill_or_refuse(template: str) -> None:
    try:
        names = placeholders_in(template)
    except PlaceholderError:
        return
    fill(template, dict.fromkeys(names, ""))


def write(folder: Path, text: str) -> None:
    (folder / "greeting").mkdir()
    (folder / "greeting" / "v1.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Hello {name}",
        "---\nplaceholders: name\n---\nHello",
        "---\nplaceholders:\n---\nHello {name}",
        "---\nplaceholders: name, goal\n---\nHello {name}",
    ],
)
def test_a_prompt_whose_list_and_text_differ_is_not_loaded(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)

    with pytest.raises(PromptInvalidError):
        prompt("greeting", 1, tmp_path)


def test_a_prompt_takes_exactly_its_values(tmp_path: Path) -> None:
    write(tmp_path, "---\nplaceholders: name\n---\nHello {name}\n")
    greeting = prompt("greeting", 1, tmp_path)

    assert greeting.render(name="Ада") == "Hello Ада"
    with pytest.raises(PlaceholderError):
        greeting.render()
    with pytest.raises(PlaceholderError):
        greeting.render(name="Ада", role="admin")
