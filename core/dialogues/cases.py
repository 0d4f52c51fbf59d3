"""What the outside may ask of the dialogues: `app.dialogues`."""

from dataclasses import dataclass

from core.ai.router import Models
from core.clock import Clock
from core.dialogues.checking import Checking, Unchecked
from core.dialogues.correcting import Corrector
from core.dialogues.examining import Examine
from core.dialogues.finishing import FinishTalk
from core.dialogues.looking import LookAt, TakeStep
from core.dialogues.playing import BeginScene, FindTalk, LeadByGraph, ListScenes, ShowScene, SuggestReplies, TakeReply
from core.dialogues.talking import AddToTalk, BeginTalk, LevelForTalk
from core.progress.cases import ProgressCases
from core.vocabulary.cases import WordsCases


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueCases:
    """The use cases of role-plays, talks and their mistakes."""

    level: LevelForTalk
    scenes: ListScenes
    scene: ShowScene
    find: FindTalk

    begin_scene: BeginScene
    reply: TakeReply
    suggest: SuggestReplies
    lead_by_graph: LeadByGraph

    begin_talk: BeginTalk
    add_to_talk: AddToTalk

    look: LookAt
    step: TakeStep
    examine: Examine
    finish: FinishTalk
    """`await app.dialogues.finish(person_id, talk_id) -> Summary`"""

    @classmethod
    def build(
        cls,
        *,
        clock: Clock,
        progress: ProgressCases,
        words: WordsCases,
        models: Models | None = None,
        checker: Checking | None = None,
    ) -> "DialogueCases":
        checks, show_scene = checker or Unchecked(), ShowScene()
        finish = FinishTalk(
            clock=clock, record=progress.record, record_talk=progress.finish_talk, add_mistake=words.add_mistake
        )
        begin_talk = BeginTalk(clock=clock, finish=finish)
        return cls(
            level=LevelForTalk(show_skills=progress.skills),
            scenes=ListScenes(),
            scene=show_scene,
            find=FindTalk(),
            begin_scene=BeginScene(clock=clock, show_scene=show_scene),
            reply=TakeReply(clock=clock),
            suggest=SuggestReplies(),
            lead_by_graph=LeadByGraph(),
            begin_talk=begin_talk,
            add_to_talk=AddToTalk(clock=clock, begin=begin_talk),
            look=LookAt(clock=clock, checker=checks, corrector=Corrector(models, checks)),
            step=TakeStep(),
            examine=Examine(clock=clock, checker=checks, add_mistake=words.add_mistake),
            finish=finish,
        )
