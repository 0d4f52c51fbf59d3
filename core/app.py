"""What the outside may call."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ai.router import Models
from core.chats import personal_data as chats_data
from core.chats.context import CondenseChat, ContextFor
from core.chats.exporting import ExportHistoryJson, ExportHistoryMarkdown, HasHistory
from core.chats.summaries import ExtractiveSummariser, ModelSummariser
from core.chats.turns import AddTurn, EditTurn, FindTurn, FindTurnByMessage, NoteMessages, RateTurn
from core.chats.use_cases import CloseChat, ExpireChats, FindChat, OpenChat, StartChat
from core.clock import Clock
from core.dialogues import personal_data as dialogues_data
from core.dialogues.cases import DialogueCases
from core.dialogues.checking import Checking
from core.learners import personal_data as learners_data
from core.learners.cases import LearnerCases
from core.lessons import personal_data as lessons_data
from core.lessons.cases import LessonCases
from core.levels import personal_data as levels_data
from core.levels.cases import PlacementCases
from core.notices import personal_data as notices_data
from core.notices.cases import ReminderCases
from core.path import personal_data as path_data
from core.path.cases import PathCases
from core.progress import personal_data as progress_data
from core.progress.cases import ProgressCases
from core.subscriptions import personal_data as subscriptions_data
from core.subscriptions.lost_calls import BookLostCall
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.money import ResumeSpending, SetMoneyCeiling, ShowSpending, StopSpending
from core.subscriptions.use_cases import (
    ChooseModel,
    ClearOldCounts,
    HoldUnits,
    ModelsFor,
    PutOnPlan,
    ReleaseExpiredHolds,
    ReleaseUnits,
    SettleUnits,
    ShowAllowances,
)
from core.users import personal_data as users_data
from core.users.leaving import ClearForgetRequests, ConfirmForget, ExportMyData, RequestForget
from core.users.linking import AcceptLink, ClearLinkCodes, FindLink, OfferLink, Unlink
from core.users.personal_data import Holding
from core.users.profile import AddMemory, DeleteMemory, EditMemory, ProfileOf, Remember
from core.users.use_cases import (
    ChooseLanguage,
    ChoosePalette,
    ChooseTimeZone,
    FindPerson,
    IsReachable,
    MarkUnreachable,
    MeetPerson,
)
from core.vocabulary import personal_data as vocabulary_data
from core.vocabulary.cases import WordsCases

HOLDINGS: Sequence[Holding] = (
    *users_data.HOLDINGS,
    *chats_data.HOLDINGS,
    *subscriptions_data.HOLDINGS,
    *levels_data.HOLDINGS,
    *learners_data.HOLDINGS,
    *progress_data.HOLDINGS,
    *lessons_data.HOLDINGS,
    *vocabulary_data.HOLDINGS,
    *dialogues_data.HOLDINGS,
    *path_data.HOLDINGS,
    *notices_data.HOLDINGS,
)
"""Every table with rows about people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Every use case, by the name under which bots, gateway and admin call it."""

    clock: Clock
    models: Models | None
    """The models on offer; None where nothing calls one."""

    meet_person: MeetPerson
    find_person: FindPerson
    choose_language: ChooseLanguage
    choose_time_zone: ChooseTimeZone
    choose_palette: ChoosePalette
    mark_unreachable: MarkUnreachable
    is_reachable: IsReachable

    profile_of: ProfileOf
    remember: Remember
    add_memory: AddMemory
    edit_memory: EditMemory
    delete_memory: DeleteMemory

    offer_link: OfferLink
    accept_link: AcceptLink
    unlink: Unlink
    find_link: FindLink
    export_my_data: ExportMyData
    request_forget: RequestForget
    confirm_forget: ConfirmForget
    clear_link_codes: ClearLinkCodes
    clear_forget_requests: ClearForgetRequests

    open_chat: OpenChat
    start_chat: StartChat
    find_chat: FindChat
    close_chat: CloseChat
    expire_chats: ExpireChats
    add_turn: AddTurn
    find_turn: FindTurn
    find_turn_by_message: FindTurnByMessage
    note_messages: NoteMessages
    edit_turn: EditTurn
    rate_turn: RateTurn
    context_for: ContextFor
    condense_chat: CondenseChat
    has_history: HasHistory
    export_history_json: ExportHistoryJson
    export_history_markdown: ExportHistoryMarkdown

    usage: ShowAllowances
    hold_units: HoldUnits
    settle_units: SettleUnits
    release_units: ReleaseUnits
    release_expired_holds: ReleaseExpiredHolds
    clear_old_counts: ClearOldCounts
    book_lost_call: BookLostCall
    put_on_plan: PutOnPlan
    models_for: ModelsFor
    choose_model: ChooseModel
    set_money_ceiling: SetMoneyCeiling
    stop_spending: StopSpending
    resume_spending: ResumeSpending
    spending: ShowSpending

    placement: PlacementCases
    progress: ProgressCases
    learners: LearnerCases
    lessons: LessonCases
    words: WordsCases
    dialogues: DialogueCases
    path: PathCases
    reminders: ReminderCases


def build_app(*, clock: Clock, models: Models | None = None, checker: Checking | None = None) -> App:
    """Wires the use cases. They need `core.db.database` to be open when they run.

    `models` is to be built on `core.subscriptions.meter.AllowanceMeter`, else its calls are not counted.
    Without a `checker` no text is corrected.
    """
    usage = ShowAllowances(clock=clock)
    models_for = ModelsFor(models=models, show_allowances=usage)
    progress = ProgressCases.build(clock=clock)
    placement = PlacementCases.build(clock=clock, placed=progress.place)
    words = WordsCases.build(clock=clock, record=progress.record, models=models)
    learners = LearnerCases.build(clock=clock)
    dialogues = DialogueCases.build(clock=clock, progress=progress, words=words, models=models, checker=checker)
    path = PathCases.build(
        clock=clock, placement=placement, progress=progress, words=words, dialogues=dialogues, learners=learners
    )
    return App(
        clock=clock,
        models=models,
        meet_person=MeetPerson(clock=clock),
        find_person=FindPerson(),
        choose_language=ChooseLanguage(),
        choose_time_zone=ChooseTimeZone(),
        choose_palette=ChoosePalette(),
        mark_unreachable=MarkUnreachable(clock=clock),
        is_reachable=IsReachable(),
        profile_of=ProfileOf(),
        remember=Remember(clock=clock),
        add_memory=AddMemory(clock=clock),
        edit_memory=EditMemory(clock=clock),
        delete_memory=DeleteMemory(),
        offer_link=OfferLink(clock=clock),
        accept_link=AcceptLink(clock=clock),
        unlink=Unlink(clock=clock),
        find_link=FindLink(),
        export_my_data=ExportMyData(clock=clock, holdings=HOLDINGS),
        request_forget=RequestForget(clock=clock, holdings=HOLDINGS),
        confirm_forget=ConfirmForget(clock=clock, holdings=HOLDINGS),
        clear_link_codes=ClearLinkCodes(),
        clear_forget_requests=ClearForgetRequests(),
        open_chat=OpenChat(clock=clock),
        start_chat=StartChat(clock=clock),
        find_chat=FindChat(clock=clock),
        close_chat=CloseChat(),
        expire_chats=ExpireChats(),
        add_turn=AddTurn(clock=clock),
        find_turn=FindTurn(),
        find_turn_by_message=FindTurnByMessage(),
        note_messages=NoteMessages(),
        edit_turn=EditTurn(clock=clock),
        rate_turn=RateTurn(),
        context_for=ContextFor(),
        condense_chat=CondenseChat(summariser=ModelSummariser(models) if models else ExtractiveSummariser()),
        has_history=HasHistory(),
        export_history_json=ExportHistoryJson(),
        export_history_markdown=ExportHistoryMarkdown(),
        usage=usage,
        hold_units=HoldUnits(clock=clock),
        settle_units=SettleUnits(clock=clock),
        release_units=ReleaseUnits(clock=clock),
        release_expired_holds=ReleaseExpiredHolds(),
        clear_old_counts=ClearOldCounts(),
        book_lost_call=BookLostCall(clock=clock, meter=AllowanceMeter(clock=clock), models=models),
        put_on_plan=PutOnPlan(clock=clock),
        models_for=models_for,
        choose_model=ChooseModel(models_for=models_for),
        set_money_ceiling=SetMoneyCeiling(),
        stop_spending=StopSpending(clock=clock),
        resume_spending=ResumeSpending(),
        spending=ShowSpending(clock=clock),
        placement=placement,
        progress=progress,
        learners=learners,
        lessons=LessonCases.build(clock=clock, progress=progress, words=words, placement=placement, checker=checker),
        words=words,
        dialogues=dialogues,
        path=path,
        reminders=ReminderCases.build(clock=clock, progress=progress),
    )
