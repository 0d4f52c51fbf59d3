"""What the outside may ask of progress: `app.progress`."""

from dataclasses import dataclass

from core.clock import Clock
from core.progress.accepting import AcceptAnswer
from core.progress.league_cases import CloseLeagueWeeks, JoinLeague, LeaveLeague, ShowLeague
from core.progress.mastery import MasteryOf, ShowSkills
from core.progress.recomputing import Recompute
from core.progress.recording import (
    ChooseGoal,
    EndPause,
    FinishLesson,
    FinishTalk,
    PauseStreak,
    PlaceLearner,
    ReachLevel,
    RecordAttempt,
)
from core.progress.reporting import FindLastPractice, ShowBadges, ShowStanding, ShowWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressCases:
    """The use cases of progress."""

    record: RecordAttempt
    """`await app.progress.record(person_id, attempt, key) -> Award`"""
    accept: AcceptAnswer
    """`await app.progress.accept(person_id, exercise, answer_key, key) -> Award`: marked wrong, and right after all."""
    finish_lesson: FinishLesson
    """`await app.progress.finish_lesson(person_id, lesson_key, key) -> Award`"""
    finish_talk: FinishTalk
    reach_level: ReachLevel
    place: PlaceLearner
    """`await app.progress.place(person_id, level, key, skills={…}) -> Award`: after a placement."""

    mastery: MasteryOf
    """`await app.progress.mastery(person_id) -> Mapping[PointKey, Mastery]`"""
    skills: ShowSkills
    standing: ShowStanding
    week: ShowWeek
    badges: ShowBadges
    last_practised: FindLastPractice
    """`await app.progress.last_practised(person_id) -> LastPractice | None`: for reminders."""

    choose_goal: ChooseGoal
    pause_streak: PauseStreak
    end_pause: EndPause
    recompute: Recompute

    league: ShowLeague
    join_league: JoinLeague
    leave_league: LeaveLeague
    close_league_weeks: CloseLeagueWeeks
    """`await app.progress.close_league_weeks(now) -> int`: for a scheduler, once an hour."""

    @classmethod
    def build(cls, *, clock: Clock) -> "ProgressCases":
        return cls(
            record=RecordAttempt(clock=clock),
            accept=AcceptAnswer(clock=clock),
            finish_lesson=FinishLesson(clock=clock),
            finish_talk=FinishTalk(clock=clock),
            reach_level=ReachLevel(clock=clock),
            place=PlaceLearner(clock=clock),
            mastery=MasteryOf(clock=clock),
            skills=ShowSkills(clock=clock),
            standing=ShowStanding(clock=clock),
            week=ShowWeek(clock=clock),
            badges=ShowBadges(),
            last_practised=FindLastPractice(clock=clock),
            choose_goal=ChooseGoal(clock=clock),
            pause_streak=PauseStreak(clock=clock),
            end_pause=EndPause(clock=clock),
            recompute=Recompute(),
            league=ShowLeague(clock=clock),
            join_league=JoinLeague(clock=clock),
            leave_league=LeaveLeague(),
            close_league_weeks=CloseLeagueWeeks(),
        )
