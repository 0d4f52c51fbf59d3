"""A role-play in the café, reply by reply: what is understood, what is asked again, what is kept."""

import pytest

from core.app import App
from core.dialogues.models import SceneRow
from core.dialogues.schema import GraphKey
from core.dialogues.seeding import seed_dialogues
from core.dialogues.types import Lead, SlipStep, TalkKind
from core.errors import SceneUnknownError, SlipUnknownError, TalkUnknownError
from core.levels.types import Level, Skill
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update

CAFE = GraphKey("a1-cafe")

pytestmark = pytest.mark.usefixtures("scenes")


async def played(app: App, ada: Person, *texts: str) -> list[str]:
    """The lines that Ada hears."""
    await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    return [(await app.dialogues.reply(ada.id, text, update())).line for text in texts]


async def test_ada_orders_eats_and_pays(app: App, ada: Person) -> None:
    begun = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    assert begun.line in begun.graph.nodes["greet"].says if begun.graph else False

    drink = await app.dialogues.reply(ada.id, "i would like a cofee please", update())
    assert [goal.key for goal in drink.reached] == ["drink"]
    assert drink.line == "A coffee. Big or small?"
    assert (await app.dialogues.reply(ada.id, "Big one!", update())).line.startswith("A big one!")
    cake = await app.dialogues.reply(ada.id, "And apple cake", update())
    assert [goal.key for goal in cake.reached] == ["food"]
    end = await app.dialogues.reply(ada.id, "No, that's all. Can I pay by card?", update())

    assert end.talk.is_over
    assert end.talk.open_goals == ()


async def test_a_scene_waits_as_long_as_it_takes(app: App, ada: Person, clock: HandClock) -> None:
    await played(app, ada, "Tea, please")
    clock.move(days=40)

    found = await app.dialogues.find(ada.id, TalkKind.SCENE)
    assert found is not None
    assert found.line == "A cup of tea. With milk or lemon?"
    assert (await app.dialogues.reply(ada.id, "milk", update())).understood


async def test_what_is_not_understood_is_asked_again_in_other_words_and_then_let_be(app: App, ada: Person) -> None:
    heard = await played(app, ada, "The weather in Brazil", "Elephants are grey", "Purple", "Hmm, purple")

    assert heard[:2] == [
        "Sorry, it is very loud here. What would you like to drink?",
        "Tea, coffee or hot chocolate?",
    ]
    assert heard[2].startswith("We have tea, coffee")


async def test_whoever_does_not_understand_hears_it_again(app: App, ada: Person) -> None:
    heard = await played(app, ada, "Tea", "Sorry, I don't understand")
    assert heard[1] == "No problem, once more. A cup of tea. With milk or lemon?"


async def test_a_replay_hears_the_same_and_moves_nothing(app: App, ada: Person) -> None:
    await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    key = update()
    first = await app.dialogues.reply(ada.id, "A coffee, please", key)
    again = await app.dialogues.reply(ada.id, "A coffee, please", key)

    assert (first.line, first.reached) == (again.line, again.reached)
    assert again.talk.replies == 1


async def test_beginning_twice_by_one_update_is_one_talk_and_another_leaves_the_first(app: App, ada: Person) -> None:
    key = update()
    one = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, key)
    assert (await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, key)).id == one.id

    other = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    found = await app.dialogues.find(ada.id, TalkKind.SCENE)
    assert found is not None
    assert found.id == other.id != one.id


async def test_a_stranger_cannot_play_in_ada_s_scene(app: App, ada: Person, mallory: Person) -> None:
    talk = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    with pytest.raises(TalkUnknownError):
        await app.dialogues.reply(mallory.id, "Coffee", update())
    with pytest.raises(TalkUnknownError):
        await app.dialogues.finish(mallory.id, talk.id)
    with pytest.raises(SceneUnknownError):
        await app.dialogues.begin_scene(mallory.id, GraphKey("a1-nowhere"), Lead.GRAPH, update())


async def test_suggestions_are_understood_and_count_as_help(app: App, ada: Person) -> None:
    await played(app, ada, "Tea")
    suggested = await app.dialogues.suggest(ada.id)

    assert suggested == ("With lemon, please.", "Just black tea, please.")
    assert (await app.dialogues.reply(ada.id, suggested[0], update())).understood


async def test_a_model_plays_and_the_scene_judges_the_goals(app: App, ada: Person) -> None:
    await app.dialogues.begin_scene(ada.id, CAFE, Lead.MODEL, update())
    yes = await app.dialogues.reply(ada.id, "Yes, please", update())
    both = await app.dialogues.reply(ada.id, "A tea and a piece of cake, please", update())

    assert (yes.line, yes.reached) == ("", ())
    assert {goal.key for goal in both.reached} == {"drink", "food"}
    assert await app.dialogues.suggest(ada.id) == ("Can I pay by card?", "By card, please.", "Cash. Here you are.")


async def test_when_the_model_goes_silent_the_scene_goes_on_by_itself(app: App, ada: Person) -> None:
    await app.dialogues.begin_scene(ada.id, CAFE, Lead.MODEL, update())
    await app.dialogues.reply(ada.id, "A tea, please", update())
    key = update()
    await app.dialogues.reply(ada.id, "And a sandwich", key)

    turn = await app.dialogues.lead_by_graph(ada.id, key)
    assert [goal.key for goal in turn.reached] == ["food"]
    assert "nything else?" in turn.line
    assert (await app.dialogues.lead_by_graph(ada.id, key)).line == turn.line
    last = await app.dialogues.reply(ada.id, "By card, please", update())
    assert last.line == "Thank you! Have a nice day, and keep warm!"
    assert last.talk.replies == 3


async def test_a_mistake_is_explained_in_steps_and_each_step_once(app: App, ada: Person, mallory: Person) -> None:
    talk = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    key = update()
    looked = await app.dialogues.look(ada.id, talk, "She go to the café. We was here. They is late.", key)

    assert [slip.wrong for slip in looked.slips] == ["go", "was"]
    assert {slip.step for slip in looked.slips} == {SlipStep.ASKED}
    first = looked.slips[0]
    with pytest.raises(SlipUnknownError):
        await app.dialogues.step(mallory.id, first.id, SlipStep.HINTED)
    shown = await app.dialogues.step(ada.id, first.id, SlipStep.REVEALED)
    assert [slip.step for slip in shown] == [SlipStep.HINTED, SlipStep.ASKED]
    shown = await app.dialogues.step(ada.id, first.id, SlipStep.HINTED)
    assert shown[0].step is SlipStep.HINTED
    shown = await app.dialogues.step(ada.id, first.id, SlipStep.REVEALED)
    assert shown[0].step is SlipStep.REVEALED
    assert (await app.dialogues.look(ada.id, talk, first.text, key)).slips == shown


async def test_whoever_says_it_right_has_mended_it(app: App, ada: Person) -> None:
    talk = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    await app.dialogues.look(ada.id, talk, "My brother work in a café.", update())

    looked = await app.dialogues.look(ada.id, talk, "my brother works in a café", update())

    assert [slip.right for slip in looked.mended] == ["works"]
    assert looked.is_retry
    assert not (await app.dialogues.look(ada.id, talk, "My brother works in a café.", update())).mended


async def test_a_talk_s_end_brings_a_summary_cards_and_progress_once(app: App, ada: Person) -> None:
    talk = await app.dialogues.begin_scene(ada.id, CAFE, Lead.GRAPH, update())
    for text in ("Tea. My brother work here.", "With milk", "Cake, please", "The bill, please", "Cash"):
        key = update()
        await app.dialogues.look(ada.id, talk, text, key)
        last = await app.dialogues.reply(ada.id, text, key)
    assert last.talk.is_over

    summary = await app.dialogues.finish(ada.id, talk.id)

    assert summary.talk.open_goals == ()
    assert [(slip.wrong, slip.right) for slip in summary.slips] == [("work", "works")]
    assert (summary.cards, summary.award.xp) == (1, 10)
    assert summary.skills == (Skill.GRAMMAR, Skill.VOCABULARY, Skill.SPEAKING)
    assert (await app.words.counts(ada.id)).new == 1
    again = await app.dialogues.finish(ada.id, talk.id)
    assert (again.slips, again.award) == (summary.slips, summary.award)
    assert (await app.words.counts(ada.id)).new == 1
    assert [card.played for card in await app.dialogues.scenes(ada.id, Level.A1) if card.key == CAFE] == [True]


async def test_a_free_talk_goes_on_until_a_long_silence(app: App, ada: Person, clock: HandClock) -> None:
    one = await app.dialogues.add_to_talk(ada.id, "Hello", Level.A2, Lead.GRAPH, update())
    clock.move(hours=11)
    same = await app.dialogues.add_to_talk(ada.id, "Still here", Level.A2, Lead.GRAPH, update())
    clock.move(hours=13)
    new = await app.dialogues.add_to_talk(ada.id, "Good morning", Level.A2, Lead.GRAPH, update())

    assert one.id == same.id != new.id
    assert (same.replies, new.replies) == (2, 1)


async def test_seeding_again_changes_nothing_and_leaves_what_staff_edited(app: App, clock: HandClock) -> None:
    assert await seed_dialogues() == 0
    row = await SceneRow.get(key=CAFE)
    await SceneRow.filter(key=CAFE).update(digest="old")
    assert await seed_dialogues() == 1
    edited = {**row.content, "title": {"en": "Grace's café", "ru": "Кафе Грейс"}}
    await SceneRow.filter(key=CAFE).update(digest="old", content=edited, edited_at=clock.now())
    assert await seed_dialogues() == 0
    assert (await app.dialogues.scene(CAFE)).title.en == "Grace's café"
    await SceneRow.filter(key=CAFE).update(edited_at=None)
    assert await seed_dialogues() == 1
