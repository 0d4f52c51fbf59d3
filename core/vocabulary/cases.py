"""What the outside may ask of words: `app.words`."""

from dataclasses import dataclass

from core.ai.router import Models
from core.clock import Clock
from core.progress.recording import RecordAttempt
from core.progress.running import RunToday
from core.vocabulary.adding import AddMany, AddMistake, AddOwnWord, AddWord
from core.vocabulary.anki import ExportToAnki
from core.vocabulary.answering import AnswerCard
from core.vocabulary.asking import AskNext, Meet, TakeHint
from core.vocabulary.keeping import ChoosePace, DeleteCard, PaceOf, Recompute, SuspendCard
from core.vocabulary.listing import CountCards, DueCards, FindCard, ListCards, ShowOutlook
from core.vocabulary.looking_up import LookUpWord
from core.vocabulary.reviewing import FindSession, StartReview
from core.vocabulary.translating import Translate


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsCases:
    """The use cases of words, cards and reviews."""

    look_up: LookUpWord
    translate: Translate
    add_word: AddWord
    add_own: AddOwnWord
    add_many: AddMany
    """`await app.words.add_many(person_id, ["ticket", …], f"lesson:{key}", update_key) -> AddedMany`"""
    add_mistake: AddMistake
    """`await app.words.add_mistake(person_id, wrong, right, Bilingual(ru=…, en=…), "talk", update_key)`"""

    due: DueCards
    counts: CountCards
    list: ListCards
    card: FindCard
    outlook: ShowOutlook
    suspend: SuspendCard
    delete: DeleteCard
    pace: PaceOf
    choose_pace: ChoosePace
    recompute: Recompute

    export: ExportToAnki

    start: StartReview
    session: FindSession
    ask: AskNext
    meet: Meet
    hint: TakeHint
    answer: AnswerCard

    @classmethod
    def build(cls, *, clock: Clock, record: RecordAttempt, models: Models | None = None) -> "WordsCases":
        return cls(
            look_up=LookUpWord(),
            translate=Translate(models=models),
            add_word=AddWord(clock=clock),
            add_own=AddOwnWord(clock=clock),
            add_many=AddMany(clock=clock),
            add_mistake=AddMistake(clock=clock),
            due=DueCards(clock=clock),
            counts=CountCards(clock=clock),
            list=ListCards(),
            card=FindCard(),
            outlook=ShowOutlook(clock=clock),
            suspend=SuspendCard(clock=clock),
            delete=DeleteCard(clock=clock),
            pace=PaceOf(),
            choose_pace=ChoosePace(),
            recompute=Recompute(),
            export=ExportToAnki(clock=clock),
            start=StartReview(clock=clock),
            session=FindSession(),
            ask=AskNext(clock=clock, run_today=RunToday(clock=clock)),
            meet=Meet(clock=clock),
            hint=TakeHint(),
            answer=AnswerCard(clock=clock, record=record),
        )
