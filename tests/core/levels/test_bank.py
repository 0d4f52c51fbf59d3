"""The bank: what a file may say, what the lint finds, how it comes into rows."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from core.app import App
from core.levels.bank import ITEMS, BankInvalidError, load_file, load_items
from core.levels.licensing import faults_of_licence
from core.levels.lint import LEAST_A_LEVEL, faults_of_bank, faults_of_item, main
from core.levels.models import ItemRow
from core.levels.points import points
from core.levels.seeding import seed_placement
from core.levels.types import Bilingual, Item, ItemKey, ItemKind, Level, PointKey, Skill
from core.levels.wording import hard_words, level_of_word
from core.users.types import Person
from tests.core.levels.conftest import make_item, write_bank
from tests.core.people import update

GOOD = make_item("b1", "grammar", 1, typed=True)
TYPED = Item(
    key=ItemKey("b1-gr-017"),
    kind=ItemKind.TYPED,
    level=Level.B1,
    skill=Skill.GRAMMAR,
    point=PointKey("grammar/present-perfect"),
    prompt="I ___ (know) her since 2015.",
    accept=("have known",),
    explanation=Bilingual("Началось тогда и длится до сих пор.", "It began then and goes on."),
)
CHOICE = replace(TYPED, kind=ItemKind.CHOICE, accept=(), options=("have known", "know", "knew", "am knowing"), answer=0)


def no_mistake(_: str) -> bool:
    return False


def whats_wrong(item: Item) -> list[str]:
    return [fault.what for fault in faults_of_item(item, no_mistake)]


def write(folder: Path, *items: dict[str, object], level: str = "b1", skill: str = "grammar") -> Path:
    file = folder / level / f"{skill}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(list(items), allow_unicode=True), encoding="utf-8")
    return file


def test_an_item_is_what_its_file_says(tmp_path: Path) -> None:
    (item,) = load_file(write(tmp_path, GOOD))

    assert (item.level, item.skill, item.kind) == (Level.B1, Skill.GRAMMAR, ItemKind.TYPED)
    assert item.right_answers == ("wonderful",)


@pytest.mark.parametrize(
    "change",
    [
        {"key": "b1-gr-17"},
        {"key": "b7-gr-017"},
        {"key": "a1-gr-001"},
        {"kind": "essay"},
        {"point": "manners/please"},
        {"prompt": ""},
        {"prompt": "One ___ and two ___."},
        {"prompt": "A short __ gap."},
        {"accept": []},
        {"accept": [True]},
        {"options": ["a", "b", "c", "d"], "answer": 0},
        {"kind": "choice"},
        {"passage": "Only reading has one."},
        {"audio": "Only listening has it."},
        {"explanation": {"en": "Only half."}},
        {"difficulty": 3},
    ],
    ids=str,
)
def test_what_is_no_item_is_refused_with_its_place(tmp_path: Path, change: dict[str, object]) -> None:
    file = write(tmp_path, {**GOOD, **change})

    with pytest.raises(BankInvalidError, match=r"grammar\.yaml"):
        load_file(file)


@pytest.mark.parametrize(
    "change", [{"options": ["a", "b", "c"]}, {"answer": 4}, {"answer": -1}, {"answer": "0"}, {"options": [1, 2, 3, 4]}]
)
def test_a_choice_has_four_options_and_one_answer_among_them(tmp_path: Path, change: dict[str, object]) -> None:
    file = write(tmp_path, {**make_item("b1", "grammar", 2, typed=False), **change})

    with pytest.raises(BankInvalidError):
        load_file(file)


def test_reading_has_a_passage_of_the_right_length(tmp_path: Path) -> None:
    short = {**make_item("b1", "reading", 1, typed=True), "passage": "Too short."}

    with pytest.raises(BankInvalidError, match="words"):
        load_file(write(tmp_path, short, skill="reading"))


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    file.write_text("- {key: [", encoding="utf-8")

    with pytest.raises(BankInvalidError):
        load_file(file)


@pytest.mark.parametrize("item", [TYPED, CHOICE], ids=["typed", "choice"])
def test_a_good_item_has_no_faults(item: Item) -> None:
    assert whats_wrong(item) == []


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        (replace(TYPED, point=PointKey("grammar/telepathy")), "is not in points.yaml"),
        (replace(TYPED, point=PointKey("vocabulary/travel")), "is no point of grammar"),
        (replace(TYPED, prompt="I know her."), "has a gap"),
        (replace(TYPED, accept=("have known", "Have  known!")), "accepted twice"),
        (replace(TYPED, accept=("!",)), "is empty"),
        (replace(TYPED, prompt="The ubiquitous man ___ (know) her."), "too hard for B1: ubiquitous"),
        (replace(TYPED, explanation=Bilingual("English only", "It goes on.")), "is not Russian"),
        (replace(TYPED, explanation=Bilingual("По-русски.", "Да.")), "has Russian letters"),
        (replace(CHOICE, options=("have known", "know", "know ", "knew")), "two options are the same"),
        (replace(CHOICE, options=("have known", "'ve known", "know", "knew")), "option 1 ('ve known) is right as well"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_lint_finds_what_is_wrong_with_an_item(item: Item, fault: str) -> None:
    found = whats_wrong(item)

    assert len(found) == 1
    assert fault in found[0]


def test_the_lint_reads_every_right_sentence() -> None:
    read: list[str] = []

    def note(sentence: str) -> bool:
        read.append(sentence)
        return "'ve" in sentence

    faults = list(faults_of_item(replace(TYPED, accept=("have known", "'ve known"), passage="A text."), note))

    assert read == ["I have known her since 2015.", "I've known her since 2015.", "A text."]
    assert [fault.what for fault in faults] == ["the checker finds a mistake in: I've known her since 2015."]


def test_the_lint_counts_the_bank() -> None:
    whole = [replace(TYPED, key=ItemKey(f"b1-gr-{n:03}"), prompt=f"Number {n} ___ here.") for n in range(LEAST_A_LEVEL)]
    choices = [replace(item, kind=ItemKind.CHOICE) for item in whole[:21]]

    few = [str(fault) for fault in faults_of_bank(whole[:3], no_mistake)]
    twice = [str(fault) for fault in faults_of_bank([*whole, whole[0]], no_mistake)]
    unbalanced = [str(fault) for fault in faults_of_bank([*choices, *whole[21:]], no_mistake)]

    assert f"B1: 3 items, and at least {LEAST_A_LEVEL} are needed" in few
    assert "B1: no item of reading" in few
    assert "b1-gr-000: the key is used twice" in twice
    assert "number zero here: asked twice" in twice
    assert "B1: 19 of 40 are typed, and at least half must be" in unbalanced


def test_the_bank_that_ships_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([])

    assert code == 0, capsys.readouterr().out
    assert len(load_items()) >= 240


def test_a_broken_bank_fails_the_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {**GOOD, "kind": "essay"})

    assert main([str(tmp_path)]) == 1
    assert "grammar.yaml" in capsys.readouterr().err


def test_a_bank_that_does_not_say_whose_it_is_fails_the_lint(tmp_path: Path) -> None:
    assert list(faults_of_licence(ITEMS)) == []
    assert list(faults_of_licence(tmp_path)) == ["about.yaml: it is missing, so nothing says whose texts these are"]
    (tmp_path / "about.yaml").write_text("licence: CC-BY-SA-4.0", encoding="utf-8")
    assert list(faults_of_licence(tmp_path)) == ["about.yaml: the licence is CC-BY-SA-4.0, not MIT"]


def test_words_have_levels() -> None:
    assert level_of_word("breakfast") is Level.A1
    assert level_of_word("Ubiquitous") is Level.C2
    assert level_of_word("qwertyish") is None
    assert hard_words("He went to London, and Borscht is ubiquitous. Nevertheless!", Level.A1) == (
        "ubiquitous",
        "Nevertheless",
    )
    assert hard_words("Nevertheless he isn't here.", Level.A2) == ()


def test_every_point_of_the_bank_has_a_name_in_both_languages() -> None:
    for item in load_items(ITEMS):
        assert points()[item.point].title.ru
        assert points()[item.point].title.en


async def keys(*, published: bool = True) -> set[str]:
    return {row.key for row in await ItemRow.filter(published=published)}


async def test_the_bank_comes_into_rows_once(tables: None, tmp_path: Path) -> None:
    await ItemRow.all().delete()
    folder = write_bank(tmp_path, ("a1",))

    assert await seed_placement(folder) == 40
    assert await seed_placement(folder) == 0
    assert len(await keys()) == 40


async def test_what_changed_is_written_and_what_is_gone_is_withdrawn(tables: None, tmp_path: Path) -> None:
    await ItemRow.all().delete()
    first, second, third = (make_item("b1", "grammar", n, typed=True) for n in range(3))
    write(tmp_path, first, second)
    await seed_placement(tmp_path)
    write(tmp_path, {**first, "accept": ["splendid"]}, third)

    assert await seed_placement(tmp_path) == 3

    assert (await ItemRow.get(key="b1-gr-000")).content["accept"] == ["splendid"]
    assert await keys() == {"b1-gr-000", "b1-gr-002"}
    write(tmp_path, second)
    await seed_placement(tmp_path)
    assert await keys() == {"b1-gr-001"}


async def test_what_staff_edited_stays(tables: None, tmp_path: Path, clock: object, app: App) -> None:
    await ItemRow.all().delete()
    item = make_item("b1", "grammar", 0, typed=True)
    write(tmp_path, item)
    await seed_placement(tmp_path)
    row = await ItemRow.get(key="b1-gr-000")
    row.content = {**row.content, "accept": ["as staff have it"]}
    row.edited_at = app.clock.now()
    await row.save()
    write(tmp_path, {**item, "accept": ["as the file has it"]})

    await seed_placement(tmp_path)
    await seed_placement(tmp_path)

    assert (await ItemRow.get(key="b1-gr-000")).content["accept"] == ["as staff have it"]


async def test_without_items_there_is_no_test(tables: None, app: App, ada: Person) -> None:
    from core.errors import PlacementUnavailableError

    await ItemRow.all().delete()

    with pytest.raises(PlacementUnavailableError):
        await app.placement.start(ada.id, update(), listens=True)
