from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "scenes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(64) NOT NULL UNIQUE,
    "level" VARCHAR(2) NOT NULL,
    "content" JSONB NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "edited_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_scenes_level_5a8c95" ON "scenes" ("level");
COMMENT ON TABLE "scenes" IS 'A dialogue graph. `digest` is of what the file says; `edited_at` is set when staff changed the row since.';
        CREATE TABLE IF NOT EXISTS "lessons" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(40) NOT NULL UNIQUE,
    "course" VARCHAR(32) NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "number" INT NOT NULL,
    "title" JSONB NOT NULL,
    "can_do" JSONB NOT NULL,
    "requires" TEXT[] NOT NULL,
    "points" TEXT[] NOT NULL,
    "words" TEXT[] NOT NULL,
    "source_hash" VARCHAR(64) NOT NULL,
    "published" BOOL NOT NULL,
    "edited_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_lessons_level_c921d6" ON "lessons" ("level", "number");
COMMENT ON TABLE "lessons" IS 'A lesson, as seeded from its file or as staff left it. It is never deleted: learners went through it.';
        CREATE TABLE IF NOT EXISTS "placement_items" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(16) NOT NULL UNIQUE,
    "level" VARCHAR(2) NOT NULL,
    "skill" VARCHAR(16) NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "point" VARCHAR(64) NOT NULL,
    "content" JSONB NOT NULL,
    "source_hash" VARCHAR(64) NOT NULL,
    "published" BOOL NOT NULL,
    "edited_at" TIMESTAMPTZ
);
COMMENT ON TABLE "placement_items" IS 'An item of the bank, as seeded from its file or as staff left it. It is never deleted: people answered it.';
        CREATE TABLE IF NOT EXISTS "league_groups" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "week" DATE NOT NULL,
    "tier" SMALLINT NOT NULL,
    "closed_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_league_grou_week_8da124" ON "league_groups" ("week", "tier");
CREATE INDEX IF NOT EXISTS "idx_league_grou_closed__280298" ON "league_groups" ("closed_at", "week");
COMMENT ON TABLE "league_groups" IS 'Up to twenty people of one tier who compete for a week.';
        CREATE TABLE IF NOT EXISTS "words" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(64) NOT NULL UNIQUE,
    "text" VARCHAR(48) NOT NULL,
    "pos" VARCHAR(16) NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "ipa" VARCHAR(64) NOT NULL,
    "topic" VARCHAR(32) NOT NULL,
    "senses" JSONB NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "edited_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_words_text_8f7305" ON "words" ("text");
CREATE INDEX IF NOT EXISTS "idx_words_level_1afda3" ON "words" ("level", "pos");
COMMENT ON TABLE "words" IS 'A word of the bank. `digest` is of what the file says; `edited_at` is set when staff changed the row since.';
        CREATE TABLE IF NOT EXISTS "talks" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL UNIQUE,
    "kind" VARCHAR(16) NOT NULL,
    "subject" VARCHAR(64) NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "lead" VARCHAR(8) NOT NULL,
    "graph" JSONB,
    "node" VARCHAR(40),
    "repairs" SMALLINT NOT NULL,
    "line" TEXT NOT NULL,
    "goals" TEXT[] NOT NULL,
    "last_key" VARCHAR(128) NOT NULL,
    "replies" INT NOT NULL,
    "helped" BOOL NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,
    "touched_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "finished" BOOL NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_talks_one_open" ON "talks" ("person_id", "kind") WHERE ended_at = null;
CREATE INDEX IF NOT EXISTS "idx_talks_person__b07559" ON "talks" ("person_id", "kind", "subject");
COMMENT ON TABLE "talks" IS 'A role-play or a free talk of one person: where it stands. The graph that it began with goes with it, so that';
        CREATE TABLE IF NOT EXISTS "slips" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "text" TEXT NOT NULL,
    "start" INT NOT NULL,
    "end" INT NOT NULL,
    "right" TEXT NOT NULL,
    "area" VARCHAR(16) NOT NULL,
    "tier" VARCHAR(1) NOT NULL,
    "rule" VARCHAR(64) NOT NULL,
    "engine" VARCHAR(32) NOT NULL,
    "explanation_ru" TEXT NOT NULL,
    "explanation_en" TEXT NOT NULL,
    "shown" BOOL NOT NULL,
    "step" VARCHAR(8) NOT NULL,
    "mended_by" VARCHAR(128),
    "at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    "talk_id" BIGINT REFERENCES "talks" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_slips_person__c79738" UNIQUE ("person_id", "key", "start")
);
CREATE INDEX IF NOT EXISTS "idx_slips_talk_id_e17e6e" ON "slips" ("talk_id");
COMMENT ON TABLE "slips" IS 'A mistake in what a person wrote, and how far it has been explained: `text[start:end]` should read `right`.';
        CREATE TABLE IF NOT EXISTS "talk_replies" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "text" TEXT NOT NULL,
    "node" VARCHAR(40),
    "intent" VARCHAR(40),
    "answer" TEXT NOT NULL,
    "reached" TEXT[] NOT NULL,
    "engine" VARCHAR(32) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "talk_id" BIGINT NOT NULL REFERENCES "talks" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_talk_replie_talk_id_87abfb" UNIQUE ("talk_id", "key")
);
COMMENT ON TABLE "talk_replies" IS 'What the learner said in a talk, what it was taken for, and what they heard.';
        CREATE TABLE IF NOT EXISTS "learners" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "goal" VARCHAR(16),
    "interests" TEXT[] NOT NULL,
    "minutes" SMALLINT,
    "reminder_hour" SMALLINT,
    "native_language" VARCHAR(8),
    "asked" VARCHAR(16),
    "introduced_at" TIMESTAMPTZ,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "learners" IS 'What a person has told of how they learn.';
        CREATE TABLE IF NOT EXISTS "lesson_runs" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "step_key" VARCHAR(17) NOT NULL,
    "again" TEXT[] NOT NULL,
    "states" JSONB NOT NULL,
    "award" JSONB NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,
    "touched_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "lesson_id" INT NOT NULL REFERENCES "lessons" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_lesson_runs_person__f4cba7" UNIQUE ("person_id", "key")
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_lesson_runs_one_open" ON "lesson_runs" ("person_id", "lesson_id") WHERE state = 'open';
CREATE INDEX IF NOT EXISTS "idx_lesson_runs_person__2f15f0" ON "lesson_runs" ("person_id", "state", "touched_at");
COMMENT ON TABLE "lesson_runs" IS 'One learner''s way through a lesson. `states` holds by step what was done there so far.';
        CREATE TABLE IF NOT EXISTS "step_answers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "step_key" VARCHAR(17) NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "answer" TEXT NOT NULL,
    "outcome" VARCHAR(8) NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "tries" SMALLINT NOT NULL,
    "hints" SMALLINT NOT NULL,
    "feedback" JSONB NOT NULL,
    "award" JSONB NOT NULL,
    "engine" VARCHAR(64) NOT NULL,
    "answered_at" TIMESTAMPTZ NOT NULL,
    "run_id" BIGINT NOT NULL REFERENCES "lesson_runs" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_step_answer_run_id_0a1d72" UNIQUE ("run_id", "key")
);
CREATE INDEX IF NOT EXISTS "idx_step_answer_run_id_37e7fb" ON "step_answers" ("run_id", "step_key");
COMMENT ON TABLE "step_answers" IS 'One answer in a run, with what was said about it. Rows are only ever added.';
        CREATE TABLE IF NOT EXISTS "disputes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "lesson_key" VARCHAR(40) NOT NULL,
    "step_key" VARCHAR(16) NOT NULL,
    "attempt" VARCHAR(128) NOT NULL,
    "given" TEXT NOT NULL,
    "accept" JSONB NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "filed_at" TIMESTAMPTZ NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "answer_id" BIGINT NOT NULL UNIQUE REFERENCES "step_answers" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_disputes_state_eb6815" ON "disputes" ("state", "filed_at");
COMMENT ON TABLE "disputes" IS '“My answer is right too”: an answer that was marked wrong, for the editors.';
        CREATE TABLE IF NOT EXISTS "lesson_steps" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(16) NOT NULL,
    "place" SMALLINT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "content" JSONB NOT NULL,
    "edited_at" TIMESTAMPTZ,
    "lesson_id" INT NOT NULL REFERENCES "lessons" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_lesson_step_lesson__f3a9e7" UNIQUE ("lesson_id", "key")
);
COMMENT ON TABLE "lesson_steps" IS 'A step of a lesson; `content` is what the course file says of it.';
        CREATE TABLE IF NOT EXISTS "placement_runs" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL UNIQUE,
    "state" VARCHAR(16) NOT NULL,
    "listens" BOOL NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,
    "paused_at" TIMESTAMPTZ,
    "paused_for" BIGINT NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "level" VARCHAR(2),
    "probabilities" JSONB NOT NULL,
    "engine" VARCHAR(32) NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_placement_runs_one_open" ON "placement_runs" ("person_id") WHERE state = 'open';
CREATE INDEX IF NOT EXISTS "idx_placement_r_person__3be58b" ON "placement_runs" ("person_id", "id");
COMMENT ON TABLE "placement_runs" IS 'One test of one person.';
        CREATE TABLE IF NOT EXISTS "placement_answers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" SMALLINT NOT NULL,
    "exercise" VARCHAR(64) NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "skill" VARCHAR(16) NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "point" VARCHAR(64) NOT NULL,
    "in_practice" BOOL NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "answered_at" TIMESTAMPTZ,
    "key" VARCHAR(128) UNIQUE,
    "mark" VARCHAR(12),
    "given" VARCHAR(500),
    "run_id" BIGINT NOT NULL REFERENCES "placement_runs" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_placement_a_run_id_46efcc" UNIQUE ("run_id", "number")
);
COMMENT ON TABLE "placement_answers" IS 'A question of a test, from when it is asked; what it was about is kept as it was then.';
        CREATE TABLE IF NOT EXISTS "level_changes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL UNIQUE,
    "level" VARCHAR(2) NOT NULL,
    "before" VARCHAR(2),
    "source" VARCHAR(12) NOT NULL,
    "probability" DOUBLE PRECISION,
    "reason" VARCHAR(500) NOT NULL,
    "in_force" BOOL NOT NULL,
    "holds" BOOL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    "run_id" BIGINT REFERENCES "placement_runs" ("id") ON DELETE SET NULL
);
CREATE INDEX IF NOT EXISTS "idx_level_chang_person__4f8648" ON "level_changes" ("person_id", "id");
COMMENT ON TABLE "level_changes" IS 'A level that somebody was given, by whom, and whether it came into force. Rows are only ever added.';
        CREATE TABLE IF NOT EXISTS "reminders" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "sent_at" TIMESTAMPTZ,
    "snoozed_until" TIMESTAMPTZ,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "reminders" IS 'When a learner was reminded last, and until when they have put it off.';
        CREATE TABLE IF NOT EXISTS "transitions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "place" SMALLINT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "step" VARCHAR(16),
    "subject" VARCHAR(64) NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "point" VARCHAR(64),
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_transitions_person__22af58" UNIQUE ("person_id", "key", "place")
);
CREATE INDEX IF NOT EXISTS "idx_transitions_person__24abff" ON "transitions" ("person_id", "id");
COMMENT ON TABLE "transitions" IS 'One move of a learner from step to step, with what it followed from. Rows are only ever added; an override gets';
        CREATE TABLE IF NOT EXISTS "attempts" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "exercise" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "points" TEXT[] NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "tries" SMALLINT NOT NULL,
    "hinted" BOOL NOT NULL,
    "revealed" BOOL NOT NULL,
    "answer" TEXT NOT NULL,
    "engine" VARCHAR(64) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "day" DATE NOT NULL,
    "xp" SMALLINT NOT NULL,
    "goal_reached" BOOL NOT NULL,
    "streak" INT,
    "badges" TEXT[] NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_attempts_person__91f3e8" UNIQUE ("person_id", "key", "exercise"),
    CONSTRAINT "uid_attempts_person__0b6cb9" UNIQUE ("person_id", "number")
);
CREATE INDEX IF NOT EXISTS "idx_attempts_person__ff3434" ON "attempts" ("person_id", "exercise");
CREATE INDEX IF NOT EXISTS "idx_attempts_person__e1e6f5" ON "attempts" ("person_id", "day");
COMMENT ON TABLE "attempts" IS 'One graded answer, and what it brought.';
        CREATE TABLE IF NOT EXISTS "badges" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "badge" VARCHAR(32) NOT NULL,
    "cause" VARCHAR(128) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "day" DATE NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_badges_person__5702d1" UNIQUE ("person_id", "badge")
);
COMMENT ON TABLE "badges" IS 'A badge of a person, with the update that earned it.';
        CREATE TABLE IF NOT EXISTS "deeds" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "subject" VARCHAR(128) NOT NULL,
    "levels" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "day" DATE NOT NULL,
    "xp" SMALLINT NOT NULL,
    "goal_reached" BOOL NOT NULL,
    "streak" INT,
    "badges" TEXT[] NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_deeds_person__21f717" UNIQUE ("person_id", "key", "kind"),
    CONSTRAINT "uid_deeds_person__8291df" UNIQUE ("person_id", "number")
);
CREATE INDEX IF NOT EXISTS "idx_deeds_person__307a56" ON "deeds" ("person_id", "kind", "subject");
COMMENT ON TABLE "deeds" IS 'What a learner did beside single answers, and what it brought.';
        CREATE TABLE IF NOT EXISTS "league_members" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "tier" SMALLINT NOT NULL,
    "active" BOOL NOT NULL,
    "joined_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "league_members" IS 'Somebody who wants to be in the league, or has been: the tier stays theirs while they are away.';
        CREATE TABLE IF NOT EXISTS "league_seats" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "week" DATE NOT NULL,
    "xp" INT,
    "rank" SMALLINT,
    "moved" SMALLINT,
    "group_id" BIGINT NOT NULL REFERENCES "league_groups" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_league_seat_person__66c7f6" UNIQUE ("person_id", "week")
);
COMMENT ON TABLE "league_seats" IS 'A person in a group, and where they ended when it was closed.';
        CREATE TABLE IF NOT EXISTS "points_of_people" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "point" VARCHAR(64) NOT NULL,
    "ability" DOUBLE PRECISION NOT NULL,
    "level" VARCHAR(2) NOT NULL,
    "answers" INT NOT NULL,
    "days" INT NOT NULL,
    "right_days" INT NOT NULL,
    "kinds" TEXT[] NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,
    "last_on" DATE NOT NULL,
    "last_right_on" DATE,
    "mastered_on" DATE,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_points_of_p_person__ae963c" UNIQUE ("person_id", "point")
);
COMMENT ON TABLE "points_of_people" IS 'A person and one point: how able, how often, in how many ways.';
        CREATE TABLE IF NOT EXISTS "practice_days" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "day" DATE NOT NULL,
    "goal" INT NOT NULL,
    "xp" INT NOT NULL,
    "answers" INT NOT NULL,
    "right" INT NOT NULL,
    "cards" INT NOT NULL,
    "lessons" INT NOT NULL,
    "reached" BOOL NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_practice_da_person__d2f28b" UNIQUE ("person_id", "day")
);
COMMENT ON TABLE "practice_days" IS 'What a person did on one of their days.';
        CREATE TABLE IF NOT EXISTS "skill_days" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "skill" VARCHAR(16) NOT NULL,
    "day" DATE NOT NULL,
    "ability" DOUBLE PRECISION NOT NULL,
    "answers" INT NOT NULL,
    "practised" BOOL NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_skill_days_person__d4e271" UNIQUE ("person_id", "day", "skill")
);
COMMENT ON TABLE "skill_days" IS 'Where a skill stood at the end of a day on which an answer or a placement moved it.';
        CREATE TABLE IF NOT EXISTS "standings" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "events" INT NOT NULL,
    "xp" INT NOT NULL,
    "goal" INT NOT NULL,
    "last_day" DATE,
    "last_at" TIMESTAMPTZ,
    "tallies" JSONB NOT NULL,
    "skills" JSONB NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "standings" IS 'Where a person stands: one row each, locked while something is added to their history.';
        CREATE TABLE IF NOT EXISTS "outbox" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot" VARCHAR(32) NOT NULL,
    "lane" VARCHAR(64) NOT NULL,
    "body" TEXT NOT NULL,
    "drops_letters" BOOL NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_outbox_due_at_398050" ON "outbox" ("due_at");
COMMENT ON TABLE "outbox" IS 'An event of the core''s own that is to stand in a bot''s lane. Gone once it does.';
        CREATE TABLE IF NOT EXISTS "cards" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "identity" VARCHAR(64) NOT NULL,
    "sense" SMALLINT NOT NULL,
    "content" JSONB,
    "label" VARCHAR(200) NOT NULL,
    "source" VARCHAR(64) NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "met_at" TIMESTAMPTZ,
    "suspended_at" TIMESTAMPTZ,
    "deleted_at" TIMESTAMPTZ,
    "phase" SMALLINT NOT NULL,
    "step" SMALLINT,
    "stability" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "due" TIMESTAMPTZ NOT NULL,
    "last_review" TIMESTAMPTZ,
    "reviews" INT NOT NULL,
    "lapses" INT NOT NULL,
    "asked_as" VARCHAR(16),
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    "word_id" BIGINT REFERENCES "words" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_cards_person__61b948" UNIQUE ("person_id", "identity")
);
CREATE INDEX IF NOT EXISTS "idx_cards_person__36966d" ON "cards" ("person_id", "due");
CREATE INDEX IF NOT EXISTS "idx_cards_person__b5ff02" ON "cards" ("person_id", "label");
CREATE INDEX IF NOT EXISTS "idx_cards_key_d82a0f" ON "cards" ("key");
COMMENT ON TABLE "cards" IS 'What a person learns by heart. `identity` is the hash of what it teaches: the same is never learnt twice.';
        CREATE TABLE IF NOT EXISTS "word_paces" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "new_a_day" SMALLINT NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "word_paces" IS 'How many new words a day a person has chosen; without a row it is five.';
        CREATE TABLE IF NOT EXISTS "review_sessions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL UNIQUE,
    "day" DATE NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "queue" BIGINT[] NOT NULL,
    "planned" SMALLINT NOT NULL,
    "question" JSONB,
    "asked" SMALLINT NOT NULL,
    "answered" SMALLINT NOT NULL,
    "right" SMALLINT NOT NULL,
    "failures" SMALLINT NOT NULL,
    "xp" SMALLINT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_review_sessions_one_open" ON "review_sessions" ("person_id") WHERE ended_at = null;
COMMENT ON TABLE "review_sessions" IS 'Reviews that belong together: what is still to be asked, and the question that waits for its answer.';
        CREATE TABLE IF NOT EXISTS "reviews" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL UNIQUE,
    "at" TIMESTAMPTZ NOT NULL,
    "day" DATE NOT NULL,
    "days" INT NOT NULL,
    "phase" SMALLINT NOT NULL,
    "grade" SMALLINT NOT NULL,
    "seed" VARCHAR(32) NOT NULL,
    "engine" VARCHAR(64) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "answer" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "verdict" VARCHAR(8) NOT NULL,
    "hinted" BOOL NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "card_id" BIGINT NOT NULL REFERENCES "cards" ("id") ON DELETE CASCADE,
    "session_id" BIGINT REFERENCES "review_sessions" ("id") ON DELETE SET NULL
);
CREATE INDEX IF NOT EXISTS "idx_reviews_card_id_c5b34a" ON "reviews" ("card_id", "id");
CREATE INDEX IF NOT EXISTS "idx_reviews_day_caa035" ON "reviews" ("day");
COMMENT ON TABLE "reviews" IS 'One graded answer to a card. Rows are only ever added: every memory can be computed from them.';
        ALTER TABLE "people" ADD "dark_pictures" BOOL NOT NULL DEFAULT False;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "people" DROP COLUMN "dark_pictures";
        DROP TABLE IF EXISTS "review_sessions";
        DROP TABLE IF EXISTS "placement_answers";
        DROP TABLE IF EXISTS "attempts";
        DROP TABLE IF EXISTS "practice_days";
        DROP TABLE IF EXISTS "league_seats";
        DROP TABLE IF EXISTS "skill_days";
        DROP TABLE IF EXISTS "step_answers";
        DROP TABLE IF EXISTS "league_members";
        DROP TABLE IF EXISTS "lessons";
        DROP TABLE IF EXISTS "badges";
        DROP TABLE IF EXISTS "points_of_people";
        DROP TABLE IF EXISTS "reminders";
        DROP TABLE IF EXISTS "talk_replies";
        DROP TABLE IF EXISTS "talks";
        DROP TABLE IF EXISTS "disputes";
        DROP TABLE IF EXISTS "outbox";
        DROP TABLE IF EXISTS "slips";
        DROP TABLE IF EXISTS "cards";
        DROP TABLE IF EXISTS "league_groups";
        DROP TABLE IF EXISTS "lesson_runs";
        DROP TABLE IF EXISTS "reviews";
        DROP TABLE IF EXISTS "scenes";
        DROP TABLE IF EXISTS "level_changes";
        DROP TABLE IF EXISTS "standings";
        DROP TABLE IF EXISTS "placement_runs";
        DROP TABLE IF EXISTS "word_paces";
        DROP TABLE IF EXISTS "learners";
        DROP TABLE IF EXISTS "transitions";
        DROP TABLE IF EXISTS "deeds";
        DROP TABLE IF EXISTS "words";
        DROP TABLE IF EXISTS "placement_items";
        DROP TABLE IF EXISTS "lesson_steps";"""


MODELS_STATE = (
    "eJztfW1z2zaX9l/B+EvbGW0msfPSptudcRO3zdaJM7bzpLNpR4ZISOJtitRNkJG13f73Bw"
    "d8J0GKkEgJgvGljUUcUroAAudc5+3vk4VvE5c+eTPH4bW/OnmN/j7x8IKwf1QvjdAJXi7z"
    "C/BBiCcuH2uxQfwTPKFhgK2QfTjFLiXsI5tQK3CWoeN7MPQcWb73lQQUwyfInyLfI2jJPm"
    "B/rZxwzv+e+OETuJ/tW+yGjjeTF408598RGYf+jIRzErAbfPlyck/WcO3e8eyTv/5i/2L/"
    "IA+EwtW/T6YOcW3+75P4rmPHhuHslrkU+wd5WAaEUvYl+GD4KEUtcuyHMYdjzL7M2F8Sjy"
    "O1XvLLJ1yaQQR/oM+/XVxfIBrikKCf0Dcw+Bt0/uEtwi78kp9QGETk5J+R6Pv8BZ9y0fie"
    "S4d9pTEO45+1vB/zH1Oa0ViYfz5Ov9DPzuydF/7CxwLek7Hlu9HCy8cv1+GcPTkVcDyOxY"
    "x4JGAPhyfAtwQIItdNFkQ69/Ec5ENitAsyNpniyIXlAtLxF8g/OxmPP1zdjm8ubsfjk9pS"
    "SiUKSyT5iC0TWIbsq1IOwAy+wn/8cHp6dvbq9OnZy+9fPH/16sX3T79nY/n3rV969U/8ZX"
    "K04ltxzN79+u7DLXwhn631+A2AD/7hMjjE43wh5egni6gMP3u7AjH4yfAK+uxnVdFPsW6D"
    "P/0gxz9/O/cxAQv8MHaJNwvn7M+z0xZs/9/59Zvfzq+/PTv9rgzwh+TKKb8EUOfQ8hdTAt"
    "t0vAG3C7jxltkZ23i4htA+O/2+A7ZsVCO4/FoZXb7TC7Zl33cJ9sQQZzIVkCdM6AhRbttp"
    "r64u4c4LSv/txltvZd/98On9zxcMdY45G+SEpe04Bzo7Krsu5Exgf0v5JFUXhl/MXZZy80"
    "KuLWPXmZLQWQgAvmWfviVuiMUoFwUrQLOTlF96Av+x4RaaLW6BGpEu5x+qAE/ILPJAvasB"
    "/DaBqUGNKMg14Zv+Qy94b9+9v7i5PX//sbSBvD2/vYArp/zTdeXTb19Wlnx2E/T53e1vCP"
    "5E/3P14YLD6dNwFvAn5uNu/wf09RMchf7Y81djbBcxST9OPypNcehH1pzYW0xyWdJMs9LT"
    "XDDVJKe5LGmmWelpptFigQOB6nzL7P8GjSMX2UrnSGzqY5jNiz9uSxOZqhbfvj//47vSZF"
    "5effg1HV44J99cXv1cOSIDEvrwJF+O5SiJbSY7+nqNng6l5u2R7KhiXwd+A+paQX767Pmr"
    "59+fvXyeIZ190gZwHcwS19d9IZfE9oeqFsQdcKbTeyFvF8Nan4pf/IA4M+93subT8Y59c+"
    "xZIkMmYdI/8hslXPqRzcQ/6WJLP82PmwCvMq65vAbZP9gPJ7FF/ub85s3524sTDvUEW/cr"
    "HNjjBszDKPCoYPUnYr/8fk1c7gRoRvuW3UIvrDly/qlfQKyEZf3S4nRR/QR7eMZ/Ejwbnl"
    "RbnAIfUGnlNnuBlsRfuqSbG+gq99xgK/ApRdh1wXdD636fDWMFjp6KZ8d4RJT0iIRsc5gF"
    "eCF90lUE+znrHs2E5BMwdQIajvlfNfybidGylIZE/+mLFx3YUTaqkR/l1yoMKd4C6pKQDj"
    "bhHoCOKAlkcS7K6Afzy+cdUH75vBFkuFRdzN4sYoqE3FrOZfTD+NnLLr7BKiFVcA2+rGKc"
    "HXLbgC0U1g/1sy77x1nz9nFW2z2AOR3/r9An24J2UUg/lPvfP7jxIINwJqAfuoOEFdg4uB"
    "8vHYsZ0kRkSLeFF9Rk9xhmkH1ytHEGAUNWgPh5EOB1AxWaSlRwdh06GGl38p/TyLN4GOUk"
    "ctzQ8egTeN5/newffGD3v/xVgdEKCPzkLbxkZUnjJVPOS1bjWrswglmE8faMYCGS+ThnvM"
    "4IlhyOrrPcEaEbdguNEQqxe78rq8xuoTFC7CAC+j6IdmXfL/mNriPdKPgyWF8TBnwXnNg9"
    "NMZo6WKLLIgX9rCm9F5N7IpHnZDnlOy2RWU30hgtHIZksdxVIziP76IxThNsz4QGoARKP8"
    "M9NMbIJsTeEaK37BYaI+QSPIvImJKddfBLfqcborUmvvT58J2A+gj30BkjCA9wLDK28XpX"
    "qJJbvcVrjQGj947r9oDWDdxHb6iw6/oriMXaVT1I76MxVnPf3fXw+43dohtCivHwnQDiP5"
    "KNobvu6O/hf2/YffTFyo/Cif+wG0xX/B76YsSuhuy82pXLjO+i8cY09YMZCccBYV9553fv"
    "F34zfReV63j3bIi964l3ye7zhv1Tc6TIV7Kzgg5QXcB9NH4HF2ThB86ui+o93EVnfXMV+N"
    "6sj9fvM9xI7/fPYlDsevaxcRqvpoB8dchqTNMCQzthdc1vdhPfSzPQpNIhSmRWwABoxvXK"
    "I7c++08nNgtupe/bGpAFfL1ewLpO7qUvWglNyk7NSW/ri93wPb+fvrBB3pwNd+kBsZvkXh"
    "qjFU3ym/eBWOF++qIGan8vbyS7j74orXx2bi6xJSpIJQ3VR9yVOD0WqCRTKiED9cJ2mgpr"
    "Fi+P2tIqIRl2TNjIjhU2P89xiDACMUSxY6MJmfoBQeE8S6O05thj3xk5giqb8uImAVPpfL"
    "+2BMyHcBxPb30amuuUVMS0yADcd7ESeJ+3Cm8uCZroZuWim0sxXbBzSyc350KmiEdfRTwA"
    "1Po0SJfw0K+oxKhSwKOw+mTLdwxZniIFvkGP6qRDdVSfbvwFU2MYlkzjYZrQCtNYDXI8ph"
    "VBGkJdZeom0laQHHKAagXJv/Csh2Q2HNtU9lZUjeKTV8O/OZkxHa+F4lROZvyhQyrjD42J"
    "jLWqp6Bpymqm2iC7b5X0GCok720h91wf2RRRHzLbeUEoZXoDOynlMm8rco80/zY+9GoZuC"
    "ZHf+BVG/r3xKNjR2CYNBuHRZmtzEPVcO65dmYCkB8J9IZNqCZCBtZGWAkNnQUHoQZua0kJ"
    "kbipKiFTVQKHQg9pi5GRSei3HXepR9NcjqZWjQZs9S2Y2IKY4WGV5mGVIdsVe6t0muMCVd"
    "adBysIGa69L64dQO2Ba9evXMuowrUXVt/2pbKzwIAdKgaUIxE0QXvQctk3FgOpwSGRXRu1"
    "eSQojOrcM9V2sOvPIoJmAV7On6A725kxbfoOORT6oK7A7QABGlPHJYjiNf0R3WWHFx9FSc"
    "iGEQ/ajU6nWQgHCAX+ClGHvYyilqt7fLKJI1F4wx+1OEAOyW4eFv6h6+xCeSAZaDOBoajj"
    "w6HbpbFpc1/TWltTyMMknkBR+e+bqw8N2mIuUrUFHCtE/4eGZIwPYwYAGO2OpqpPqaLaww"
    "2qjqb4BJFZ1rmEhi6R/rcNY+/qae/WjK7DBOOkZSJFum9eQbJF9U0rVXbRfBdsT8X3BGJp"
    "VnFkchKEvAr8kElgz0ZzpkZOcYCcEM0xRRPClE3ysHTZxBP7NbqDsIAv7DZB+Jp49l93iM"
    "79yLVRQLCN7gJnNg/vRLrvXp8tDA/Km08lShO/kyBSCGpbjk2MkFGRVT/thnGlmjihvcYJ"
    "BTLe1Wy8ThRrb55VdihIYJmMNkiKfKRwlsrsApmA2Qa22AYw02BkjrR0vBZgD978xxFlkL"
    "d1oInH6whuF2yboa0iG0SSwdqRtsHaAxAP3syRa52US2gI8FkXzvKsmbQ8q7GW3LL0uD9v"
    "HEQyh11dUgvA9563WYCRCCI3u00AEXljzQR0sj7m/kpU+KIt/DCT2WPM4WEg7zHkkIZkKb"
    "OTp+O1WNWDJoMsmBVH7PFEihEqCekX0jkILSTvADHhnIq6Pkq14zkpLh3sVxLTiUHZc9fw"
    "1NUgBX5BSKP8isMGWubOoR1DLT/yG+kV/jeqBFuW3n5xuGV1kfeAbPd+cYot8M71IvL3Wq"
    "l6EYA7WbrrpqIRxeuj1soR8AMDNtTpGq35OQ2JTCqNFmpBwM1GsS/ZietEgH/ZQ1M/iL3J"
    "aTjlGs2ZsN1QnavHmwu9zuniBy9k1dVs/MvGv6zWCWD8y3s5CvbG8HhsE5ZZy+l4/Yzi50"
    "+7JDo+bc50fFpdyE5D0Gszuk5TzKvBV4Av9uhK5Llr3ipyif1tFicnmmwVAcHWXJSN3lL0"
    "oyDzSAt+ALa1ch/GdTew686QkVqSkQdhw1SbUCXosL1TNqrNgg6cTQtd04Wp6ZxWADUY/2"
    "Pp4jXyA4TRNCCEEyiQ0+p7aaXz15C4GhDgU3iXCvoE3c6TVNi41ie7MiEz7KGVE87RzCc0"
    "/pcTjhD1+Zgah7PXp//psctxXg/iOcdJAi5Fnh/XLJ2y77Ca++QrCSBd1/E4v7RwbNsl8I"
    "U6V3n/+ySf6TLfes9GncBo8rAM0sZGyQ3SqY4c+2HM53DMIBj7yzhIIn07T7g0m1f4A33+"
    "7eL6AsUuUYbDT3wtwR4uevCId834F7FCkx5h6CvF4B+evErfgc7gOsIgcx20+v4DddONRQ"
    "LfgoiGED+GJPgDwttzFrxLsNTekI7XENmeg7y4llaHtrm6QCawU20BxfjWfZcWML6D4bjt"
    "gCyxEwhqTd0ssOs2KsoFsf1xHU+H1ZbPTl+9zPRj+KNNI755f355WQ+jcoV0a7OjwN072a"
    "qNm2DmY1euMngmYVwEhRWLaTiWtNSKMhoqDYMYbIVoozLMbXtsKqHNHttbXvCcuEvpitW5"
    "kKlTLZE0MiGzyNui8FBRzji81HZ4+RH4z7eY5LKkmWalpznl1mUnuShnKoipPMNTx3OoMH"
    "qm9WQsipmzUeJsNGlLKkULmOSZfpNnmmMGCs6StPBfZfVL1CovFBg8ypOjXqa8ZGH7gh4v"
    "UqXcK3ktmqzHQWu5X8aZNA2hJ4Wro7bokyQfRyZHKCsnCYUjQ9+1IdoC6knyHB1+w4YEoK"
    "6SpqK6wofTCDXHQwD/KEOzpeP182P077KHjAamRou6ZrQwwiUpwwoX9knHi0IRW9nuFiqI"
    "aZQQ3odjKCAL+BHBeO5HglSSTd62irABt+wgZgrUVzJ2sTeLmDogs8cKRPXbbnuOgsD0Xk"
    "QwtFSJTAX0g3aQkyzw7cjaiqirCRu2TmW2LmmbtMVElyUN7a70NKtDEj4SK6xGEcokv2ym"
    "E688cuuz/+yDTDzojA1FJe5E7bx16JJZGQ3UTuHqqI3aseNxHamdP6PTp8+s92sUZ3ZDSg"
    "0vNI5C3+fX7NfsUnqVp/FArZYFDpjmA51FvNmI5+RAFg4k7vgBrdNAgz1lM2X0BSr6h4nq"
    "7MYHi8mrUZNHMmVhhgzUcgmFvUw2JK4kpSHW/YceQ21ZWZiLMhqC3L81icOQLJZSqUwFER"
    "0hHmLPmDlf5eqGZwJaILzv0G9sWUS0ppvzcHIJ0+Rzh0ycgo7Ydb9OBPaY4JAmmR8dr5op"
    "3jWA27mgopxhgpRmgigJw+0muSxpaF2VZzk20KX5vpKY4fv2z/c1FfqT5PtumJFyzm+lM+"
    "dXWq1Dc36X3LxujOaiOb/aFswFwzoXE4qHjxCmiBJiExtNA3+BnJAiOHB5kR8KNXymUzZ2"
    "CnV7nqB3IZB2Hi+7EwNiv06rOlO0Ih7Uag78aDZPK/BUigjt6aldCMGs4oIXLSZsjBwd+F"
    "i4wB0z2tRk+RSqntM/72T5UUClrJhcQgtzfeiimKa2y3C1XZK9uPt2mwvolGbSWx5x6DCr"
    "SoZJygQMkbQDkWRhpjD6MrjnEgb4HYAPyL8jJxBF9rZW186FTJR0IT7E55IyUOYiBsgcyJ"
    "Uf2HI4ZhIGxgK7yPRUi4znmAqKlLWQ9GUxDZWw/usXLqOJu02idUluj5nWqQF3tInWcbXj"
    "bWoXFAUNb64aby5B3Ra0mMjbMeU44QwjzXK8awE2u2Zms1tohtCwWceFVdXMVEddyepxut"
    "A3E9ZXXtY+8BuKVnidUb44IZWfoDvujqd3aO6zX4MmawRLJG4hCIGkNpSpD3l5euqzBwV1"
    "hnq4xwibFuYR2KK2hc216RP4nG4F6gtgdy5Tz38j+gl9A4O/EVSpz0IfChWSTEStiahVbJ"
    "/cQ3SciRoaMmpom6zXndNd1V7FPSNsApXr+0TbHpxtE6+ad4lXtUDlGXuUFAWUSRgKqLLX"
    "CpT+ZmI9l9g/sS6CEx57CDgHodsx2BQys5EJmMnofTJMHVstGSRTx/bRTXNarnSrYPmSqC"
    "GEVZ7nnMapzXIjM1KSMTEvpmatCuRTzcthatYOVWiivn/0gG0pxFxTbEsbZwnba7aRX797"
    "c9utIHCcGNCD42mnHApFQR/U/VQGTeB/qqHa7IDiBFZhKrt5oNLCJR7CKIi8Udy5OPP8UO"
    "zYCE/8KM5bYF+CIhwQ5HvuGvH0BaYcEFvsdurx3kJfE7tnk6OJX8z8OgmzZ5w5ajpzDF27"
    "B7rWeMyG9Jg1JSI2F5TIJbTAeN8VJdipYfkLKR9aQUQLyId1oVlM4xbo4a6PGxZ0JlEBdw"
    "oiRwhvC55vrz79fHmBPl5fvHl38y4hvjMehl/kikcWHXl9cX5ZzWMJhM0F2+tKZ0I6WfN9"
    "FJSei+P629HMhAyalbomhNhg4Mj4wYoyxhVm/JI6TwY7c4Vto5t1j1xCQ9Wj/2SNWDneyl"
    "1UETV+QaX9RTlL0518yWV0OrcP69NIqLR+SHfdcjRGFd49X4CyTfikuOR8dpLS180EfVrv"
    "aDNNX662fZSOcjFFL8m6t/DtXVM9smydLsWJeEKFP82SLn5Ed+x3hMQL76AUECfFoQh4XL"
    "kkLh1E8ZqCjLjwUA93FLLquQtORKybkkKPpaTQoY/FgessL11sCXbUdsYgE9JJ8+iDMbhn"
    "P0FqpSbjzVLtsFSTbV3G+i+ImOoru1j6JoldexvUxCz2pcq0GJgmsKuXwK6+bUxJy6k1Vq"
    "ljnBLXoRbscJILVjpHbAopJ5W50ROyP0ZxrdXVnHjMpAGrhzeu/DE2fpw4zCiJMKLonixD"
    "qMWafM4sHkFj7+Ee0xbCVCzYatqCq8CVjVqssqaSju22g551HfswHtjXDyxHrsJrUUZDI6"
    "J/l4qp8TpcjVd677hS2GYCGmLbv/1ryIWhorx4cUsZaDMBDbHtf891vPEStFpHxDS2Vh2s"
    "SO6x7mD2ydEWHuTK+TaRAwU5EzagNGWjVHyIoeYGm+c9+r+qs6hQR41BMhagB7UMtun4Xs"
    "BV6tx/1sUaeNZsDjyr2QMN3UWbwd2tu6jS6L542qUfDBvViC+/VimKb8LGNAobMwFjo0OQ"
    "+e9Csmig8tNLo25EPlPFF11pfKDQyQLIdQhOmmDvvo/eaUviL90045jdRxgytddHb27YZk"
    "KpHksolUq6ZO/snCGWDbF8pEvXEMuGWD5KYtlEBB4sItC0bDItmxqgNi2bDKWuJKVeY3AO"
    "QzhcguLf2GgnuTZqz7xio8bWHHszItEXngkxkx+HiPoLMvHtNY/M46TrCLrdrOb+YsQseB"
    "ti/MBah+A9i31BxFaAj6Y+27plip/t6ZldesKX6i9Cdx0TU6hkTKGhJ4ZzdRmGYjiGYkKm"
    "wkJRzeDmEvo5u/qmf7jRIG9maLp0+3fULgN/gicO04gFu29LrbOK3JYVzxRbyi3g9lHwLC"
    "BYmAHUvJhziT22FTvZy1IexCvueGOuNkqay0WxPVrLh1nJPVrLvFmmJNaZjInolInolI/y"
    "M1GcalIRpq3FgU3QgwZRKabxKBFDZdqJSERSSbYT2XN8mmLLe8fwNPZ49OHT5eWh4tOau7"
    "J36ceeR6fJtWSHhG8IEYOW5/FqEze3aBi3mZNt6IEOoza1PS//pv46nxte2PDCysFv2pwf"
    "eXQVBJQQT9ZCLkgZMqK7iWxa5epvLuOIbhWdURI00RlHMMdTX9RLiM3OW+KGuHWWE9GmaY"
    "b/2HATvV5mkXKV7p0/VA8mwr7+VlFOBTnzGqn8Gu3Z46/YTA7qk85dn8L+Rc0ByDVBNRqT"
    "wPNMY5JtV75qR0R56Z91WftnzYv/rL76jcvCUOdqzUSP1Hkzz9tzs2gtG0XXFJAdQSqGRB"
    "+XAtII0aDuArKAn9tUnbZ4edTmOAiSgR19Bp+hKiz04MABmyIe5J3cwUYuhuKxEOMdeaHj"
    "xhVkwzlZozn+StCSd75G/nRadzH0d9ueE9EN9b8v6p/yGsnSVmpBzBipKhup1PP9/yX2mL"
    "/E0rNcFTZzrfJcq2M3PJKNdaeUt80WRtpwbR/2xUFnbCjrYidV7zZgVogDP6VB2SsPaFX3"
    "wmyoRJDIwmd6VtJ7LVbQePUg3pIt9Pn/R2jlhPOsRcDUd11/lZQZas7r+5GpdYjdPAgcmy"
    "CmsdGaZrjn5//pQU0k4jWmHH4pvCRp+AFvk1XtZmCCTlTaINs0T9N2bsiwE9N5znSeO5IQ"
    "HjhIZMBNx+vnRRsA22jyL2JJFUkqiGi4fE3Pk6PyA++3wpfSm0P/K3fKTBAp73omoIZXHR"
    "6rjVfdpB9qycmZMDDdZ1gd1vXQx5WJ1lBkJvYSrTGkm/08DMliGTb1gM2vjtpYVxyPk6Bc"
    "ZwEG33ccfpIWTou5zUngR7O5oOK7hFw3YjPrOvlXnkN3Mmrs31phPEXSySUbrw0bqigb2t"
    "Tu9ZF1et2xMr9hl/fDLptmuvvB2fDOA3KjnCsS8B/nQYDXLfSSiAF5LAkFtxd/3H75yzCg"
    "e2NAqSWsfNlSNjCT2LJgoGrwtuDZR8VA9nBRilG7ozQT0kn36sNROmf3lC6lnwuZZPzuyf"
    "gB20SxKw12UczALVEekNv2dbBvyUPDJpFLaHHMbdAK2h0i2a58efXh13R41Uti0gz36v4z"
    "Hict/RHA8gnnVTynyfC2SdVrQmGSKm/CgyD+qF0BfBBFID167W/mY3ccEGzJt1OqihrVpL"
    "tqwp5IsKDPeuPqzQU0KrDaG3U8wfZMZBK28EK5iOGFjGfceMaVnYmj94z/DDtNg188uzZq"
    "84rne1WXvmZ8dJwFFGOSpPxAc/NoCdph3ICMZwg1tETf8iYbvOX8pjVvuHFvK+nejierNg"
    "EtDZxSAQ1N+f4rBllQlk8G3kxAQ3gH8cQassSQJYYsqalGRqs3Wv3hZ+Lotfq3hNgNSn16"
    "qVWnt9mgzqWkmKKdp/Tbjo0mhEIiPmUQuyQJYqUdo193v123oFge2bRVQGwaE5XmNZoIWD"
    "VNBBMB2y+NaSJgTWTmfvA1WetHuYSbyoc25//mEiYBuGThmgRgwzAYhsGEY5hwDKWxNeEY"
    "R2jHmHAME45xrHyHIW41J24vCZ5F5NfAj5YN/G1lxKiNxnX52PEMBnekcz/xWqzhinjhGi"
    "2Jv3RJ2jA4dKCm/9xHlr9YMrjQ1A8QRitC7us87g732Vz7/8sJDOY/1QHCFmhcy/XzfoH8"
    "siFm1SRm07nrasKk4x+1DcMXeg20DVmFjn50dh92TGmrkCFISoKmipZqNElNO2o+w4sNS7"
    "AoaV+u5xEcszfsRnppTYN2PopBe0/A59aq6uRDuug6Cz66o7Jz4y/IxLfXXBtZYQYHKC0T"
    "ghzemgjF9xwhpp/MMWUXiPeaX+AqDFOk1xT+dALK7uC4JO5nBBXq8Qqv60rRHp5nGicdqV"
    "ZkDvj+Dnj20jtfBfGrrRRlLmTIye7k5L98x9tKlyoJGp+TcsqUmkzfIzkoJDTZuo5mGkGp"
    "3QiqbC406r0Fe2Kj1psZMV1SsOIfCzonRpwaTGMpSZBolLxYdNyh0wl5G8/Y8hXlYu14tw"
    "3RmjmRZzRYFTamNg3W8Ho9xSYMEZagGNXUt1M3wJ5g7bVbT6mMRnj2YTxBmz7BPtqOZSZk"
    "wCyHzMCJKK04F6V0su33ckCpaLY8GvhNgMLeDJLaNtMDtPXgAk3xLe6wKsV/fISC0A1mYX"
    "Zt1GYRxiWlx/50HEddSFqFYLtBkAa/zWs091cI7jzi//KnIfFGYOvBX+xHrJk5t6YtZuHW"
    "t9tgF8Z92YxhqMzGP2oxDPfcdU+1PWnwupsTx3VCQVZAS1Hvgowp692lrLepST9cTfokpV"
    "uCCClI6KSg90aH2OwYlYAzHW6wFFFLzmwejiURLQsZXEX55Ox3yKVhZBImC6NwMGEabuF+"
    "L4gZ57vSznc+UyLipNmzUhB51M4VjkO8FW8BYFFwRxgVI7jlUFwwMEhAbEkMK2KPGUFDRB"
    "siWrGZOPpMuY9AaDoWeYvXTXxpecSolTVNxmYqe+fCZwnRCYXK2P+A6/SncZA2soXcqITc"
    "BhI0679rKFAVtpxRCwVqqnZIH5pQMkLC4k6H63RO9mZr7yvKSHccDVM5CLsmS6wZNBvQtJ"
    "haJbM6s/EGTQGaLqFM05LBsyBhEBX2GN2meJSpG7VVapZhHQzroNhMHD3rcHPvuG4z5VC8"
    "PGrjGygMlCIbIJ0GIy6HaOj7NsIhzw0nEGIFrZDY3YBKWM0da46wl1RKR7y4ztLFFlkQL0"
    "Q8UlvYV2mgZ3QgMUYJIIbNUGcrG7WwGfFk1SagpZpyKqBhMEz/5aoNWSRNFpkYuE2Y9RAD"
    "Z9iPvu2h2O1ApS2ikpyxiYxNpLAiYWwi3W0iNjk2+4VNNlHh8qjVJkoGSppEiSOVS9PX3J"
    "Ma+CsEnNEIub51z4sPQLUs6i+YCcKegByKsA1VCaBGKfe5zh1m8ASCml3DPcaU6lJ41xq1"
    "mD/kK/FENQMb4c8F9nd2PD0SFUhp1+SxgGh85T16fSD2U9IEL8o85kBHJYLRjwfBo4tFD7"
    "HrOqLmGc09vgoipslXaZ77aPLFiVWp+cglzHT0Ph3q0AuPRE2vkQsyJrAplKh2ocRz1/VX"
    "gHgDs1C6PmqjFnA6cqvYbqjFHVGSuEDZ6+9HgUV4mW5K2DhoT83LWPBKFyRwfDsL5t4YAL"
    "77zTc4WNNb8mXL5TlJGuIAyoR4xueqzm42aiEditPY1e1amnr9PK9nXeoQnDUXIjirVSLI"
    "34+uEOcSGgLcpUlwc4vgWoPgfM+pAdxsWpeEHrWPOxL6CRu330jsHjRsmUJa+qHfduMEVG"
    "Qmjt4J+IY4brMPsHC1VU9fMCV3Pbbi0R119d+gdlxkzREXRvFd0QKvkcWs9bgweXxK11Vx"
    "SVmhpm1FQUA8a13Qr41KrczG06ZSF2euq75Xmm39NL6zLhp1s0Jt9Ol96tN44Ueiwopvie"
    "UssNsQkpcJVZXpWOpJIn2EYLep0xdv3r0/v/z22cvRi0qQWAr886ff7Uoo9nec/ua7dsNZ"
    "ml5qPUjnvmt37fjrOSHlhVrjQzBjnXhfXt6wF4JZRogtG8eFFh5AWcVNPdgASA+Ap8WfPi"
    "ydQNQnZIiH/On96d1ZsJrpHYTawAGWhODAwyL+SB6vk/bXy2lA3lYvICAGD6egA/AHwNeB"
    "mB50D531mGjKoXQM2fn7JJ/hsrbGblii40CQ/RT2N3UgZzC5V2btOfbDmE8js30tMsbj5A"
    "bp+3rC5dnkwh/o828X1xcoRgP9xLEAL98XsJ9j2ziGjYKfVa4z8qdP795KqCMR++ZPQGYY"
    "ErzgQ+JPgv88P4QDKT4LY29s0S/Ef3q74pHMZNczMRm+1YGomDO8kjpx2uVEZKOakydOa6"
    "fihBkQWJSe0hpRXZAy8dTd46mz3aVzJlAqYNS7TepdvJlLruNcyCzj7sv4IM4Vpbfm/n0r"
    "XB+T4a/T8YbAFpR3lnGhmMBEIBbZspbALBN4zKgdhCBTDLFB+bGjZHCG2iX7oG8q7zxZy0"
    "Zyl4Qe87u/wDbZIpS7IGbqiisdy13ggyTnuCxpplnpaT5YsINiu9/jjXVQbCJ2D3Vg3wB9"
    "+HR5eahYh0tn4TT2bk+vjVrLTbvYG7swVDbIoRQlHBdd8tDM+UpoKVoB3ZCvbE24KH4IiP"
    "GM5VSQ+zpSN0ZLXMRgjxMHLbO7l3wkIxNSod7+NmrxbJgoZROlfOS0e5NN3lzkqMkeP+qg"
    "0P6ibeGsk1Y/cyGdQD2w9pkcr7vqnuw2mkfZ5qtPpRjb9/C/N8w+bNA9S9db9U/+0RhiXD"
    "vqn+dMs8talCCX2DMSxEVwwGsO9W1wHD37BP1OliFazYnHo3CSLDeHQmTNzA95x+eVw9ZV"
    "FJcWjQeIWkjv4YmmBI/CO1mbngkGRR3/5kildPx+Y5UOQ1FtDEwq6DrS3N8+OT9F8Dw+yi"
    "8K2C2lbLCCiIYWQv891/nJIwNwJqAhvIOE8YX+PfHo2BForI1nbElGJ7uhN2MsQchqaMOx"
    "CVmrqRGHQbeAElM05aFNhAyuorZbke34Y0rYY0TtjdqjJaqyjzLt5XR01jluwmKHGDMG5S"
    "p9l4XMKhYRYY4VRoGoelozDVYQMZgKMCWUmRv859dAbQ2TLsmZSOnukdKHjlhT05ndW8ya"
    "ibgcOiM5cCzpVvYlocccFMiUVMtfSDELBRENTd+efY8uw4G9yeOFVNPJkpBRE1Sq+KPY26"
    "6GG9IEwWkQBPceAuUbHZHJtdFmJyQPuO/mhOSFM5MaPXP8ldSK9Ix4xv4Khjm0UmMAvIYU"
    "hXCNy3p+GNcXaCjQOcxzulYQGpkKnUpua6MWn6QpJ2TKCR2z8mnKc+5kG9ElkSZGMhmTyd"
    "fGisyJKNqjFdlUxACraIWrNIpQoD4WAgzbUyi2quYO1R1BM3vNo8WShAUc8HZuNCutjvyV"
    "IChtpzuZYLMjVez4/yWUjnR8PyrHYSdggFQGiQ2owIxlyVKVtyCR++X3a+Ji/vPqyAtys4"
    "5TFanxBWUNJJpkN98RqpvCrTRDbMhD7Ybpc9DC9Cb0l03tUCtDWg85mgweUza622F3OycI"
    "WjwhunJCaw6FDtlx5CWFESH+GdqWQrlEKID4BN05Nq+eiN0VXlP0rH7o9XLHng+/G6a8uT"
    "sff+pvv/H5d3b66mV24sEfbWfcDdMCLzcfatTxRGl67dG/mZBJ+lc6Ang1l2KhkuEaUiSn"
    "T592UFnYqEadhV9TxmqqnsuiA6Z+dLccMFWVodsBw9PAw5IxxCvpPkGf5z6kgvNCvZ4PJw"
    "NvZRVX+MWFsr6jWIKfH9OAxPcUHz6DPs1YZUdqlSXMo3wKS0nQHGRKH2Ts5d2qQlEuZhoK"
    "qzy/Jjl8z/upAjExj/UwM5n5w2XmX7Od6Prdm1u5aBjTAFjtBsBXUTjxHxrsnPxiq4Xj82"
    "HdTJtzDzFzwgvTqgMWewG/oeDAic0J4Lj8vKUIRhM/ZNfZmiRP0K9gdUCrDuheYvtE0Pl3"
    "gPsb80XhHb/NfGFTK0PRJMM1pGj6r48F74sMtul4DcHtP/N94tsCbvGWPDTsGul4LcBtM7"
    "0u/rgtWV0piN++P//ju5LldXn14dd0eAH0N5dXP1cL/Qf+krLZDMXZmK0pbjXZPaa5ZZ8c"
    "bZ6bHW1T/TqXMhVSlKYdTD6IQsavyQfRoP+z74XMtmrq/5xfHbUZa1Y8rnNRusQbBPYSN5"
    "ZiM4oZQnFgHloFDtR/Y1aVqMCcpLS4ZHG2eEFDN5kaymw4I2N7HcL2mjoBDceUEG8L9akm"
    "bLxzSqtRW06zmeBjmeDIC6AZMiA93ipgTHgD45JVec7V8Qse+qh8tMaRajNx9NYRmy1mND"
    "QYR/nFUZttNOXDxgFhU9K5bveNvyDAwCJM7wm0YEETktfFfoKuwJ/ELR4cMPE0mJstpjUt"
    "Fs1ejBD10xi8gCxdvEZTthoocsK6abW3pxrvl8K72qjFAuNFL8dzTAVNWZsNsbKUdulV/T"
    "trTI+/R6GyZVvrNjZ3RdYo5yrPtHFcPHbdXLGJ2F01P3Qhq0vHu3/D/tnY0DG/3Kqfu2wg"
    "w8Emnb0XMDjWbiG0i1eQgoSVWGlm+/KI/SfybDRZ8wIDnB1FiUOfey3uPQgdSy6DWvQEfa"
    "I82SVE8DMoeDXmItfHPh9tlHSFt7c2JZ2yd9QK/UBGRS/KaKeg91xwCV5CaRuoJKShS6p/"
    "IwhblrhmdTPIBRH9KiobM9MYH1sZH+yXEogonAqmub0gQ1lSJ+/A9qUZCl42pjht8e4UxI"
    "zRrvJ7Y4x2Y7QrNRFH708Do/wCMqlajPbs+mij1c6TsmQ64d7HtvOKmcwLzGxnP0DMWmam"
    "dEMf2/bxxkBWeCsZtRjIB7AslFODBjYt4OUhst2dciHT2ql7ystEqmbURJ+srkFJHrVbLK"
    "uyjI1Of+R28CNU6lWbCS20+haFvpMuv03qEMSfJXpZWpkB6omg84/v8roMUMqbvubuMjYG"
    "gpo3pBTtcldjESi8D6luESjkMBvKHtiCLS0JGuXKKFdH8C4dTrWSUQBMFS21q2i9Jws/aG"
    "zVl11sVa0WMMzpGtp0xevvMqCyjGqIBqI8aAj0nLSMLy/WmyddQz8VaJfHdgqEZww+9O1d"
    "SB5CXk0eftR3dZVr2EdtSPm+Z6uMfyNnRqjJ/lZoQ2vT0dJZ66qgpeM15Lqeveygnz2rqg"
    "K5fgaXyvoZvEQy4Kbj9Quz6a30fKksUbzTSACcS2i4fvu3L6gfBaI055aIx0xCvzXcf32I"
    "yXrcpCW2unRKcsar092rYwUEINnCYi5LGpNZaZM5WtpbTnNZ0kyz0tOsDjNy6HPKuJ0UmY"
    "mjdzt9Dnxv1pIBVro+amNJVjByLJsIllVLmEHROVzIzYIq35ymWPnBfUuZhQ6Cmz1KX8oz"
    "xI4DNuBL0T2BE4rDcBrKcRomx2XwLCITx2MUKhObr58+pdhEHL069YbdoakMcHKpVYmy2K"
    "COmtPnUk9Il+DAo5CTPmf/CnkjYuKFTri+S2JteKI6eIVWPP4mRCFE3BD6ml+k7Mty9w9v"
    "KcnvxkasHEsQ1b+3J//p/emdgxpnp0FEE+zd88FMiCfo38HVuyzmyIsWE3YXNhpS8ynxKP"
    "mRXeRdZvh94nrHC4e9RPcEKnChO6i7zL7wXRenV/rTau6uigJps7eJa5ClT9lbR9z483uy"
    "NvqkovpkNskSCmVRxvgauvga4N2sI9yeSpsJ7Y/GeTrsUu8jhTbZwOpg/vfN1YcGejsXqe"
    "rojhWi/0OuQ49QkWvBDrAo6eW1FjXVbjQVhRtuUG1RE2/oEttEJqDhHjGIz3fvLkm1Me5/"
    "HwZFRALdZLiG0D477ZL8xEY1B4Sc1qvcGAfkYyBSFiTcYopzKVPCQuXZpRFdEgbjNq9xVd"
    "bMtMozHfNI28xzWdLMssqzvJxjedMzEzKmZ3FrDMlS2ohPZDTyHPQDJZ44rpB2+sX1cSOY"
    "BakKolMQOz5MW6B7e/Xp58sL9PH64s27m3eJQZ/tLfwifJSHBF5fnF/WooinU8di31gO6L"
    "KYQboL0pF0y6RExJg7Sh+gLqbQi+WrQ1ayE1wRNYqSyvMcz5Og93bj2V6Q0EZPOn32/NXz"
    "789ePs9O+OyTtmO+fsK7eEmJDJq5gAGzCiav1j7GAjhbor4KMvqFffWfz2YCrg/gl87hh4"
    "AFafALQhoZWI8wNEu1d6DH2KzqIu8B2c9+Fl11XAu8K6yF97oEKpRVun735rYt4q2ggvgz"
    "wXaSCP3y+zVxMf8BjThfcwVPrxX8z5ARgR+x1ZRbkV4ataZVwLwv2ciOYYG/+SvEvswaeW"
    "TFQ94owsjG6zxgD3rdWHOfEu/HrN8k5j0oHV6Xa+p8FQT99XhfU+BL4WNwhJoD49jUj/GY"
    "Tbos5VsS1Ekj7IP4VUfLfiRL3BR8Uk4j7O+8zRUUwYlb0l6az9wCi9Wt3tMswDaB4HK6Ig"
    "G0fMYIIvmfIPYoyqPMfc9dIx7hjm029DX/9xrx0lJrNtiDLtGWv1hGITShC/wF7wEtrvk0"
    "7OO6ZEvC45IJZf/lEe2wu5uIdjUP7kMG+SlUkXOQED+TG6ml70Oo5cK8NjguhbptaVL1ml"
    "CYpKq/F69lvBvpcJ3sgd7cG8cSo3QcJhZXmGTRzIQMmtXULSJVQzIdr2HSQP814tidHU8q"
    "4SWX0BDgARJeTAXU4TzGsUlah/eWPDTssrmEFgC3qcAXf9yWtN9aBmKmAV9effg1HV5NSy"
    "wDHjizucAAacY7EzBwbwH3VxJAgqzM/lEQ0QLyQRuGzdlTRMpFa3nUXMjURu1eG5US9lhb"
    "YLC1RZvnMltGQB8R1n2EQBd40u7cZ0FIJ9Njz9FTlFDqbOFXK8uZGKqeYqhgUQv2Gtk4n0"
    "IVpSN7C7p6ywpv/+boqWSx9gBs7Bq7ie+ndSRV+QUvYcy+Avrw6fLyUOXDapPQ6MMsT9Qm"
    "V+Y4+c0dXZrxI2hcTnVCXB86zCTuwNdJFS+KaOi4LngfJwTxyOpRVoaLrQcKN0s7f0Mxrq"
    "kf8KJcscFXd2zu66Gb3Zt/n+TTVXBewyjysAxSKBPBrAi5Yz+MK3CPfY+M/SXhL2j6wp3w"
    "+7ApgD/Q598uri9QmiKOfuJLIl5/xpFqHKnKwD+8I9V43KQ9bhMyi7wtqhUU5YwfWmk/9L"
    "aFR0zRkWOZYQaoKFH6PAjwWjy3mURlYjsW7dvqdT35z2nkWVy/mkSOGzoefQLP+6+T/U9x"
    "fHZ/+avqM3ex54nYww1e81xMJ7qlD09vqlLXIW0uLVmUMbUlt68tya0b2bWcCWmTMNzHMo"
    "6tvy3QLMgZQDd7HdvRbPI8Pm4op9hxo0BUFqAdzaKcAbQA6IN0QaqH7ctR6QqiOjlJaihT"
    "Jv/84DMxVLaRCpnSaqq6+02UTjP4BS6PQnJ/e6J0R/9GvafIE3QX94rmPUvSViVwdeq40K"
    "NkTX9Ed8R24hqffBQlIRtGPMTeuukUWXPssR/GhSDpmTqeqHnKnp/dJZnLJV+TovQ+NSlc"
    "xvOgGPwDxwOH5EEqni8dP1Qw3+Gwfd7FqfO82afzvObSgQ1FAtpkuIZhkv1HWmebdldw81"
    "1eP3i7ZGE0J2HUcjCcJZZBNhmuIa4D7Lb+0rGktttUQEN4+88e4g2yBHtuM12fS+xE1qsG"
    "9L7Z+liDl1nYuYSGK7v/jSOzf+oYb3CEFwWNJ1w1T7hEMZ5yMLFgl5OhZ7oHEqs54fslZ8"
    "5J4FjzEwE3k1wZtVEzOB+ziZtphqHnqnGPhbbYsSJBMyHxlQTi0PPWVDgqfil1OPNOX7zo"
    "Yoa8eNFsiMC1iut6KXBntVS4Xop8WTqg+6xTd8lnLd0ln9W7Sx6wc6pqaO9DYZY46/s/zP"
    "75/0PA0xQ="
)
