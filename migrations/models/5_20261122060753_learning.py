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
        DROP TABLE IF EXISTS "standings";
        DROP TABLE IF EXISTS "review_sessions";
        DROP TABLE IF EXISTS "disputes";
        DROP TABLE IF EXISTS "skill_days";
        DROP TABLE IF EXISTS "practice_days";
        DROP TABLE IF EXISTS "league_seats";
        DROP TABLE IF EXISTS "slips";
        DROP TABLE IF EXISTS "lesson_steps";
        DROP TABLE IF EXISTS "placement_answers";
        DROP TABLE IF EXISTS "deeds";
        DROP TABLE IF EXISTS "cards";
        DROP TABLE IF EXISTS "learners";
        DROP TABLE IF EXISTS "league_groups";
        DROP TABLE IF EXISTS "placement_items";
        DROP TABLE IF EXISTS "step_answers";
        DROP TABLE IF EXISTS "placement_runs";
        DROP TABLE IF EXISTS "talks";
        DROP TABLE IF EXISTS "badges";
        DROP TABLE IF EXISTS "words";
        DROP TABLE IF EXISTS "scenes";
        DROP TABLE IF EXISTS "reviews";
        DROP TABLE IF EXISTS "level_changes";
        DROP TABLE IF EXISTS "word_paces";
        DROP TABLE IF EXISTS "league_members";
        DROP TABLE IF EXISTS "lessons";
        DROP TABLE IF EXISTS "talk_replies";
        DROP TABLE IF EXISTS "attempts";
        DROP TABLE IF EXISTS "points_of_people";
        DROP TABLE IF EXISTS "outbox";
        DROP TABLE IF EXISTS "lesson_runs";"""


MODELS_STATE = (
    "eJztfW1z2zaX9l/B+EvbGa0nsfPSptudcRO3zdaJM7bzpLNpR4ZISOJtitTNlyjabv/7gw"
    "O+kwBFSKQEwfjSxiIOKV0AgXOu8/b3ycK3iRuevp7j6MZfnbxCf594eEHoP+qXRugEL5fF"
    "BfggwhOXjbXoIPYJnoRRgK2IfjjFbkjoRzYJrcBZRo7vwdALZPneFxKEGD5B/hT5HkFL+g"
    "H9a+VEc/b3xI9O4X62b9EbOt5MXjT2nH/HZBz5MxLNSUBv8PnzyQNZw7UHx7NP/vqL/ov+"
    "g3wlIVz9+2TqENdm/z5J7jp2bBhOb1lI0X+Qr8uAhCH9EmwwfJShFjv21zGDY0y/zNhfEo"
    "8htV6yyydMmkIEf6BPv13eXKIwwhFBP6FvYPA36OL9G4Rd+CU/oSiIyck/I973+Qs+ZaLJ"
    "PZcO/UpjHCU/a/kwZj+mMqOJMPt8nH2hn53ZWy/6hY0FvCdjy3fjhVeMX66jOX1yJuB4DI"
    "sZ8UhAHw5PgG8JEMSumy6IbO6TOSiGJGiXZGwyxbELywWkky9QfHYyHr+/vhvfXt6NxyeN"
    "pZRJlJZI+hFdJrAM6VcNGQAz+Ar/8cPZ2fn5y7Mn5y++f/7s5cvn3z/5no5l37d56eU/yZ"
    "cp0EpuxTB7++vb93fwhXy61pM3AD74h8ngCI+LhVSgny6iKvz07Qr44KfDa+jTn1VHP8O6"
    "Df7sgwL/4u3cxwQs8NexS7xZNKd/np+1YPv/Lm5e/3Zx8+352XdVgN+nV87YJYC6gJa9mB"
    "LYZuMNuF3ATbbMztgmwzWE9unZ9x2wpaOE4LJrVXTZTs/Zln3fJdjjQ5zL1ECeUKEjRLlt"
    "p72+voI7L8Lw326y9db23fcf3/18SVFnmNNBTlTZjgug86Oy60LOBfa3lE8ydWH4xdxlKY"
    "sXcmMZu86URM6CA/Ad/fQNcSPMR7ksWAOanqTs0in8x4ZbaLa4OWpEtpx/qAM8IbPYA/Wu"
    "AfCbFCaBGlGSE+Gb/UMveO/evru8vbt496Gygby5uLuEK2fs03Xt029f1JZ8fhP06e3dbw"
    "j+RP9z/f6SwemH0SxgTyzG3f0P6OsnOI78seevxtguY5J9nH1UmeLIj605sbeY5KqkmWal"
    "p7lkqklOc1XSTLPS0xzGiwUOOKrzHbX/BRpHIbKVzpHa1Mcwm5d/3FUmMlMtvn138cd3lc"
    "m8un7/aza8dE6+vrr+uXZEBiTy4Um+HMtREdtMdvT1Gj0ZSs3bI9lRx74J/AbUtYL87Omz"
    "l8++P3/xLEc6/6QN4CaYFa6v+0KuiO0PVS2IO+BMpw9c3i6BtTkVv/gBcWbe72TNpuMt/e"
    "bYs3iGTMqkf2A3Srn0I5uJf7LFln1aHDcBXuVcc3UN0n/QH04Si/z1xe3rizeXJwzqCbYe"
    "VjiwxwLMozjwQs7qT8V++f2GuMwJIEb7jt5CL6wZcv6ZX0KsgmXz0uJsUf8Ee3jGfhI8G5"
    "7UWJwcH1Bl5Yq9QEviL13SzQ10XXhusBX4YYiw64LvJmz6fTaM5Th6ap4d4xFR0iMS0c1h"
    "FuCF9ElXE+znrHs0E1JMwNQJwmjM/mrgLyZGq1IaEv1nz593YEfpKCE/yq7VGFK8BdQVIR"
    "1swj0AHYckkMW5LKMfzC+edUD5xTMhyHCpvpi9WUwVCbm1XMjoh/HTF118g3VCquQafFHH"
    "OD/ktgGbK6wf6udd9o9z8fZx3tg9gDkd/y/XJ9uCdllIP5T73z+Y8SCDcC6gH7qDhBXYOH"
    "gYLx2LGtKEZ0i3hRc0ZPcYZpB/crRxBgFFloP4RRDgtYAKzSRqOLtOOBhpd/Kf09izWBjl"
    "JHbcyPHCU3jef53sH3xg9z//VYPRCgj85C28ZFVJ4yVTzkvW4Fq7MIJ5hPH2jGApkvk4Z7"
    "zJCFYcjq6z3BGhW3oLjRGKsPuwK6tMb6ExQvQgAvo+iHdl36/YjW5i3Sj4KlhfUgZ8F5zo"
    "PTTGaOliiyyIF/WwpvReTTiKyGK56xl3kdxFY5wm2J5xTRoJlH6Ge2iMkU2IvSNEb+gtNE"
    "aIWr+zmIxDsrNWecXudEu01i2XPhu+E1Af4B46YwQOb8ciYxuvd4UqvdUbvNYYsPDBcd0e"
    "0LqF++gNFXZdfwXRRbuqB9l9NMZq7ru7Hn6/0Vt0Q0gxZrkTQOxH0jHhrjv6O/jfa3offb"
    "Hy42jif90Npmt2D30xolcjel7tys4ld9F4Y5r6wYxQQ5jQr7zzu/cLu5m+i8p1vAc6xN71"
    "xLui93lN/6k5UuQL2VlBB6gu4T4av4MLsvADZ9dF9Q7uorO+uQp8b9bH6/cJbqT3+2dRKH"
    "Y9++g4jVdTQL44ZDUOs5I5O2F1w252m9xLM9CkAvwrZFZAARDjeu2RO5/+pxObBbfS921N"
    "iT96Dkx6Q4ze8B27n76wQW6TDXfpAbHb9F4aoxVPipv3gVjpfvqiBopsL28kvY++KK18eh"
    "IsscUrGiQN1QfclQo8Fqgk094gS/DSdkTFD8uXR22pb5CwOCZ0ZMcqiJ/mOEIYgRgKsWOj"
    "CZn6AUHRPE91s+bYo98ZOZxKiPLiJklO6ZystiS5r9E4md7mNIhrSdTEtMjS2ndBCXiftw"
    "pBrQiaCFTlIlArQYGwc0snoBZCptBCX4UWANTmNEiXWdAv8X9UK7JQWn2yJRaGLCGQAS/Q"
    "ozrpUB3Vp1t/QdUYiiXVeKgmtMJhogY5HtWKIFS8qTJ1E2krGg15Go2i0Z9ZZHo6G45tqi"
    "8rqkaxyWvgL044y8ZroThVE85+6JBu9oMw2axRmRI0TVnNVBtk962SHkMV270t5J5r2JpC"
    "10NmpC5IGFK9gZ6UctmRNblHmiOZHHqNLEmTRz3wqo38B+KFY4djmIiNw7LMVuahajj3XN"
    "8wBciPOXrDJlRTIQOrEFYSRs6CgdAAtzXtnyduMv9lMv9xxPWQthgZuYR+23GXmiHikiGN"
    "iiFgq2/BxJbEDA+rNA+rDNmu2Ful0xyXqLLuPFhJyHDtfXHtAGoPXLt+JTVGNa69tPq2L2"
    "ecBwbsUHiiGomgCdqDljS+tShIAodEfm3U5pEIYVTnvpa2g11/FhM0C/ByforubWdGtel7"
    "5ITQq3IFbgcI0Jg6LkEhXoc/ovv88GKjQhLRYcSDlpDTaR7CAUKBv0KhQ19GXlvMPT7ZxJ"
    "EovOGPWhwgh2Q3Dwv/0LVQoYSLDLS5wFDU8eHQ7dJ8Utx7stF6EjILicdRVP779vq9QFss"
    "ROq2gGNF6P/QkIzxYcwAAKPd0VT3KdVUe7hB3dGUnCAyy7qQ0NAl0v+2YexdPe3dhtF1mG"
    "CcrJQfT/ctqvy1qL5ZNcEumu+C7qn4gUAszSqJTM6asgd+RCWwZ6M5VSOnOEBOhOY4RBNC"
    "lU3ydenSiSf2K3QPYQGf6W2C6BXx7L/uUTj3Y9dGAcE2ug+c2Ty65+m+e302NzyoaBCUKk"
    "3sTpxIIag/ODYxQkZFVv20G8aVauKE9honFMh4V/PxOlGsvXlW6aEggWU62iDJ85HCWSqz"
    "C+QCZhvYYhvAVIOROdKy8VqAPXiDFoeXQd7WJSQZryO4XbAVQ1tHNoglg7VjbYO1ByAevJ"
    "kj196mkNAQ4PMunOW5mLQ8b7CWzLL0mD9vHMQyh11TUgvA9563WYKRcCI3u00A4XljzQR0"
    "sj7m/opX+KIt/DCX2WPM4WEg7zHkMIzIUmYnz8ZrsaoHTQZZUCuO2OOJFCNUEdIvpHMQWk"
    "jeAWLCORV1fVSqoZcbwXcntCtiOjEoe+7snLkapMAvCWmUX3HYQMvCObRjqOUHdiO9wv9G"
    "tWDLytvPD7esL/IekO3e00uxBd65XkTxXitVLwJwJ0t3LSoaUb4+aq0cAT8woEOdrtGan7"
    "KQyLR2ZqkWBNxslPiSnaROBPiXPTT1g8SbnIVTrtGcCtuC6lw93pzrdc4WP3gh665m4182"
    "/mW1TgDjX97LUbA3hsejm7DMWs7G62cUP3vSJdHxiTjT8Ul9ITuCoFcxuo4o5tXgy8EXe+"
    "GK57kTbxWFxP42i5MTTbaKgGBrzstGb2uJXsg80oIf3KboxnU3sOvOkJFakpEHYcNUm1Al"
    "6LC9UzaqzYIOnE0LXdOFqemcVgA1GP9j6eI18gOE0TQghBEokNPqe1ml81eQuBoQ4FNYl4"
    "rwFN3N01TYpNYnvTIhM+yhlRPN0cwnYfIvJxqh0GdjGhzOXp/+p0cvJ3k9iOUcpwm4IfL8"
    "pGbplH6H1dwnX0gA6bqOx/ilhWPbLoEv1LnK+98nxUxX+dYHOuoERpOvyyBr1ZPeIJvq2L"
    "G/jtkcjikEY3+ZBElkb+cJk6bzCn+gT79d3lyixCVKcfiJrSXYw3kPHrGuGf8iVmTSIwx9"
    "pRj8w5NX2TvQGVyHG2Sug1bff6ButrFI4FsS0RDix5AEf0B4e86CdwmW2huy8Roi23OQF9"
    "PSmtCKqwvkAjvVFlCMb913aQHjOxiO2w7IEjsBp9bU7QK7rlBRLontj+t4Mqy2fH728kWu"
    "H8MfbRrx7buLq6tmGJXLpVvFjgJ372SrNm6CmY9ducrguYRxEZRWLA6jsaSlVpbRUGkYxG"
    "ArRRtVYW7bYzMJbfbY3vKC58RdSlesLoRMnWqJpJEJmcXeFoWHynLG4aW2w8uPwX++xSRX"
    "Jc00Kz3NGbcuO8llOVNBTOUZnjqeE3KjZ1pPxrKYORslzkaTtqRStIBJnuk3eUYcM1Bylm"
    "SF/2qrX6JWeanA4FGeHM0y5RUL2+f0eJEq5V7La9FkPQ5ay/0qyaQRhJ6Uro7aok/SfByZ"
    "HKG8nCQUjox814ZoC6gnyXJ02A0FCUBdJU1FdYUPpxESx0MA/yhDs2Xj9fNj9O+yh4wGqk"
    "bzuma0MMIVKcMKl/ZJx4sjHlvZ7hYqiWmUEN6HYyggC/gRwXjux5xUkk3etpqwAbfqIKYK"
    "1BcydrE3i6k6ILPHckT12257joLA4QOPYGipEpkJ6AftICdZ4NuxtRVR1xA2bJ3KbF3aNm"
    "mLia5KGtpd6WlWhyR8JFZYgyKUSX7ZTCdee+TOp//ZB5l40Bkbikrcidp544RLamUIqJ3S"
    "1VEbtWMn4zpSO3/GZ0+eWu/WKMnshpQaVmgcRb7Prtmv6KXsKkvjgVotCxxQzQc6i3izEc"
    "vJgSwcSNzxg7BJAw32lM2U0Weo6B+lqrObHCwmr0ZNHsmUhRkyUMslIexlsiFxFSkNse4/"
    "9Bhqy8rCXJbREOT+rUkcRWSxlEplKonoCPEQe8bM+SJXNzwX0ALhfYd+Y8sivDUtzsMpJE"
    "yTzx0ycUo6Ytf9OhXYY4JDlmR+dLxqrng3AG7ngspyhglSmgkKSRRtN8lVSUPrqjzLiYEu"
    "zfdVxAzft3++T1ToT5Lvu6VGygW7lc6cX2W1Ds35XTHzWhjNFRb8alswFwzrXEwoGT5COE"
    "QhITax0TTwF8iJQgQHLivyE0INn+mUjp1C3Z5T9DYC0s5jZXcSQOxXWVXnEK2IB7WaAz+e"
    "zbMKPLUiQnt6ahdCMK+44MWLCR0jRwc+Fi5wx4w2NVk+harn9M87WX4chFJWTCGhhbk+dF"
    "FMU9tluNou6V7cfbstBHRKM+ktjzhyqFUlwyTlAoZI2oFIsjBVGH0Z3AsJA/wOwAfk37ET"
    "8CJ7W6trF0ImSroUH+IzSRkoCxEDZAHkyg9sORxzCQNjiV2keqpFxnMccoqUtZD0VTENlb"
    "D+6xcu44m7TaJ1RW6PmdaZAXe0idZJteNtaheUBQ1vrhpvLkHdlrSY2Nsx5TjlDGPNcrwb"
    "ATa7ZmbTW2iG0LBZx6VVJWaq465k9Thb6JsJ62svbx/4TYhWeJ1TvjgllU/RPXPHh/do7t"
    "NfgyZrBEskaSEIgaQ2lKmPWHn60KcPCpoM9XCP4TYtLCKweW0LxbXpU/icbgXqS2B3LlPP"
    "fiP6CX0Dg7/hVKnPQx9KFZJMRK2JqFVsn9xDdJyJGhoyamibrNed013VXsU9I2wClZv7RN"
    "senG8TL8W7xMtGoPKMPkqKAsolDAVU22s5Sr+YWC8k9k+s8+CExx4CzkHodgw2hcxs5AJm"
    "MnqfDFPHVksGydSxfXTTnJUr3SpYviJqCGGV57mgcRqzLGRGKjIm5sXUrFWBfGp4OUzN2q"
    "EKTTT3jx6wrYSYa4ptZeOsYHtDN/Kbt6/vuhUEThIDenA87ZRDoSjog7qfqqBx/E8NVMUO"
    "KEZglaaymwcqK1ziIYyC2BslnYtzz0+IHRvhiR8neQv0S4QIBwT5nrtGLH2BKgfE5ruder"
    "w319dE7ylyNLGLuV8nZfaMM0dNZ46ha/dA1xqP2ZAeM1EiorigRCGhBcb7rihBTw3LX0j5"
    "0EoiWkA+rAvNoho3Rw93fSxY0LlEDdwpiBwhvC14vrn++PPVJfpwc/n67e3blPjOeRh2kS"
    "keeXTkzeXFVT2PJeA2F2yvK50L6WTN91FQes6P629HMxcyaNbqmhBig4Ej4wcryxhXmPFL"
    "6jwZ9Mzlto0W6x6FhIaqR//JGolyvJW7qCZq/IJK+4sKlqY7+VLI6HRuH9ankVJp/ZDuuu"
    "VojGq8e7EAZZvwSXHJxeykpa/FBH1W72gzTV+ttn2UjnI+RS/Jurfw7V1TPfJsnS7FiVhC"
    "hT/Nky5+RPf0d0TEi+6hFBAjxaEIeFK5JCkdFOJ1CDL8wkM93JHLqhcuOB6xbkoKPZaSQo"
    "c+Fgeus7x0scXZUdsZg1xIJ82jD8bggf4EqZWajjdLtcNSTbd1Geu/JGKqr+xi6Zskdu1t"
    "UBOz2Jcq02JgmsCuXgK7+rYxJS2n1liljnFKTIda0MNJLljpAtEpDBmpzIyeiP4xSmqtru"
    "bEoyYNWD2sceWPifHjJGFGaYRRiB7IMoJarOnn1OLhNPYe7jFtIUzlgq2mLbgKXNmoxSoT"
    "lXRstx30rOvYh/FAv35gOXIVXssyGhoR/btUTI3X4Wq8hg+OK4VtLqAhtv3bv4ZcGCrKix"
    "W3lIE2F9AQ2/73XMcbL0GrdXhMY2vVwZrkHusO5p8cbeFBppxvEzlQkjNhA0pTNkrFhxhq"
    "brB53qP/qz6LCnXUGCRjAXpQy2Cbje8FXKXO/addrIGnYnPgacMeEHQXFYO7W3dRpdF9/q"
    "RLPxg6Sogvu1Yrim/CxjQKGzMBY6NDkPlvI7IQUPnZpVE3Ip+q4ouuND5Q6GQB5DoEJ02w"
    "99BH77Ql8ZdulnFM78MNmdrrozc3bDOhVI8llEolXbJ3ds4Qy4ZYPtKla4hlQywfJbFsIg"
    "IPFhFoWjaZlk0CqE3LJkOpK0mpNxicwxAOV6D4CxvtpNdG7ZlXdNTYmmNvRiT6wlMhavLj"
    "CIX+gkx8e80i8xjpOoJuN6u5vxhRC96GGD+w1iF4z6JfENEV4KOpT7dumeJne3pml57wlf"
    "qL0F3HxBQqGVNo6InhXF2GoRiOoZiQKbdQlBjcQkI/Z1ff9A8zGuTNDE2Xbv+O2mXgT/DE"
    "oRoxZ/dtqXVWk9uy4pliS7kF3D4KngUEczOAxIu5kNhjW7GTvSzlQbzijjdmaqOkuVwW26"
    "O1fJiV3KO1zJplSmKdy5iITpmITvkoPxPFqSYVYdpaHNgEPWgQlWIajxIxVKadiEQklWQ7"
    "kT3Hpym2vHcMT6OPR+8/Xl0dKj5N3JW9Sz/2IjpNriU7JHxDiBi0PE9WG7+5hWDcZk5W0A"
    "MdRm1qe179Tf11Pje8sOGFlYPftDk/8ugqCCghnqyFXJIyZER3E9m0ytXfXMZxuFV0RkXQ"
    "RGccwRxPfV4vITo7b4gb4dZZTkVF0wz/seEmer3MPOUq2zt/qB9MhH79raKcSnLmNVL5Nd"
    "qzx1+xmRzUJ124Prn9i8QByA1BNRqTwPNMY5JtV75qR0R16Z93Wfvn4sV/3lz9xmVhqHO1"
    "ZqJH6lzM8/bcLFrLRtENBWRHkMoh0celgAghGtJdcBFFZLGMRMVpi6ujNrcBTsZJOAxmAY"
    "b08eS9yCK6k7qwk8CPZ3NOKrqEHLdsbLHxpYRvXg7zr4LcPxkJC8vW+H+edHrJxqZv9iFP"
    "v1GLb0BUh/aRlaDdsWSAGr6WQ0M5vLfFVPndD84mqX3IrkE+v9HwRRDgtcD2y0VqCD8Wpg"
    "Maun/+y+Tk7C9txPRuF+NpererVv4f2rBL5/gXQiZKoHuUQEA3UexKg10WM3BL5C0w274J"
    "9h35KtgkCgktjrkNWkG7/yPfla+u3/+aDa87RYz/Y7+N2U0mjo7+cmD5uPPKn9N0eNuk6j"
    "WhMEm1N+HrUlYBTCSM9lerle1jdxwQbMnXeaqLGtWku2pCn0gwpwC8cPUWAhplfvVGHU+w"
    "PeOZhC28UCFieCETYGECLJSdib0EWAzpGf8ZdhqBXzy/Nmrzihd7VZeCa2x00j41wWSEVk"
    "40Z1XX4yVoh0llNIIDT1SrfcubbPCWs5uaNqvq7D0jJHZvJ5PVmICWylKZgIamfP+hjBbk"
    "C8jAmwtoCO8gnlhDlhiyxJAlDdXIaPVGqz/8TBy9Vv+GEFug1GeXWnV6mw7qqNJ/AkUbI5"
    "fp2gGyHRtNSOjYBIUU4rz5Udgx+nX323ULimWRTVsFxGYxUWE8+RehyJgIWDVNBBMB2y+N"
    "aSJgTWTmfvDtPTIz26ol8C2J6AjxYKXUpdJ+Cwk18n3hsdrk+xqGwTAMhmGAj0w4hgnHMO"
    "EYnVewCceoA2rCMUw4hhJ8hyFuNSdurwiexeTXwI+XwmZ4lRGj9pZ4MHY8g8Ed6dyPSxT5"
    "KFoRL1pn7evTSsaRQwJoTYcsf7GkcEEfOoTRipCHJo+7w326tK6DweynOkDYAo1ruX5RyJ"
    "BdNsSsmsRsNnddTZhs/KO2YdhCb4C2IavQ0Y/O7sOOqWwVMgRJRdBUeVSNJmloR+IzvGRd"
    "EcxL2pcrxgTH7C29kV5a06AlmRLQ3hHwubWqOsWQLrrOgo3uqOzc5u13qTaywhQOUFom0G"
    "aXxZIm9xwhqp/McUgvEO8Vu8BUGKpIr0P40wlCegfHhahTsmYtefEKr5tK0R6et1l5MlqR"
    "klqROeD7O+DpS+98kW11WAgZcrI7Ofkv3/G20qUqgsbnpJwypSbT90gOCglNtqmjbeYErz"
    "1y59P/7IMRPOiMDcUH9qD5ZuaCUO8t2RMbtd7ciOmSgpX8WNA5MWLUYBZLSYJUo2TNDOAD"
    "D4IrV1QVTSxfXi7WjnfbEK1ZEHlGg1VhY2rTYA2v11NswhBhCYpRTX07dQPscdZeu/WUyW"
    "iEZx/G08L/wgvvaMcyFzJgVkNm4ESUVpzLUjrZ9ntuYq2O2fJo4DcBCgfpZc02jB6gbQYX"
    "aIpveYdVKf7jAxSEFpiF+bVRa29rVlJ67E/HSdSFpFUIthtrWw23eYXm/grBnUfsX/40It"
    "4IbD34i/6INTXn1mGLWbj17TbYhex+xjBUZ+MftRiGyWQ1JkCcfJMLaJh6M0DdTdY4j5MV"
    "0FLUuyRjynp3KettatIPV5Ne2DZMuD+XJHRS0HujQ2x6jErAmQ03WPKoJWc2j8aSiFaFDK"
    "68fHL6O+TSMHIJk4VROphwGG3hfi+JGee70s53NlM84kTsWSmJPGrnCsMh2Yq3ALAsuCOM"
    "ihHcciguKBgkILYkhjWxx4ygIaINEa3YTBx9ptwHIDQdi7zBaxFfWh0xamVN07G5yt658F"
    "lKdEKhMvo/4Dr9aRKkjWwuNyoht4EEzfvvGgpUhS1n1EKBmqod0ocmlIyQsLiz4Tqdk73Z"
    "2vuKMtIdR8NUDsKuyRJrBk0BmhZVq2RWZz7eoMlB0yUh1bRk8CxJGES5PUa3KR5l6kZtlZ"
    "plWAfDOig2E0fPOtw+OK4rphzKl0dtfEMIA6XIBkinwYjJoTDyfRvhiOWGEwixglZI9G5A"
    "JazmjjVH2EsrpSNWXGfpYossiBchFqnN7as00DM6kBijFBDDZqizlY1a2IxkshoT0FJNOR"
    "PQMBim/3LVhiySJotMDNwmzHqIgTPsR9/2UOJ2CKUtooqcsYmMTaSwImFsIt1tIjo5Nv2F"
    "IpuodHnUahOlAyVNotSRyqTDV8yTGvgrBJzRCLm+9cCKD0C1rNBfUBOEPgE5IcI2VCWAGq"
    "XM5zp3qMETcGp2DfcYU6pL4V1r1GL+kC/E49UMFMJfCOzv7HhyJCqQ0q7JYwHR+Mp79PpA"
    "7KekCV6WecyBjkoEox8PgkcXix5h13V4zTPEPb5KIqbJV2We+2jyxYhVqfkoJMx09D4d6t"
    "ALj0RNb5ALMiawKZSodqHEC9f1V4C4gFmoXB+1UQs4G7lVbDfU4o5DkrpA6evvx4FFWJnu"
    "kNBx0J6albFglS5I4Ph2Hsy9MQB895tvcLBmt2TLlskzkjTCAZQJ8YzPVZ3dbNRCOpSnsa"
    "vbtTL1+nlez7vUITgXFyI4b1QiKN6PrhAXEhoC3KVJsLhFcKNBcLHnNAAWm9YVoUft4465"
    "fkLh9hvz3YOGLVNISz/0226cgIrMxNE7AV8TxxX7AEtXW/X0BVVy12MrGd1RV/8NasfF1h"
    "wxYZTcFS3wGlnUWk8KkyendFMVl5TlatpWHATEs9Yl/dqo1MpsPG0qdXnmuup7ldnWT+M7"
    "76JRixVqo0/vU5/GCz/mFVZ8QyxngV1BSF4uVFemE6nTVPoIwW5Tpy9fv313cfXt0xej57"
    "UgsQz4Z0++25VQ7O84/c13bcFZml1qPUjnvmt37fjrOVHICrUmh2DOOrG+vKxhLwSzjBBd"
    "No4LLTyAskqaetABkB4AT0s+/bp0Al6fkCEe8qf3p3dvwWoO7yHUBg6wNAQHHhazR7J4na"
    "y/XkEDsrZ6AQExeHgIOgB7AHwdiOlBD9BZj4pmHErHkJ2/T4oZrmpr9IYVOg4E6U+hf4cO"
    "5Aym98qtPcf+OmbTSG1fi4zxOL1B9r6eMHk6ufAH+vTb5c0lStBAPzEswMv3GeznxDZOYA"
    "vBzyrXGfnjx7dvJNSRmH7zU5AZhgQv+ZDYk+A/zw7hQErOwsQbW/YLsZ/ernikM9n1TEyH"
    "b3UgKuYMr6VOnHU5EekocfLEWeNUnFADAvPSU1ojqktSJp66ezx1vrt0zgTKBIx6t0m9Sz"
    "ZzyXVcCJll3H0ZH8S5ovTW3L9vheljMvx1Nt4Q2JzyzjIuFBOYCMQiXdYSmOUCjxm1gxBk"
    "iiE2KD92lAzOULtkH/RN7Z0na9lI7orQY373F9gmW4Ryl8RMXXGlY7lLfJDkHFclzTQrPc"
    "0HC3ZQbPd7vLEOik3E7qEO9Bug9x+vrg4V63DlLBxh7/bs2qi13LSLvbELQ2WDHCpRwknR"
    "JQ/NnC8krEQroFvyha4JFyUPATGWsZwJMl9H5sZoiYsY7HH8oGV694qPZGRCKtTb30Ytng"
    "0TpWyilI+cdhfZ5OIiRyJ7/KiDQvuLtoWzTlr9LIR0AvXA2md6vO6qe9LbaB5lW6w+lWJs"
    "38H/XlP7UKB7Vq636p/sozHEuHbUPy+oZpe3KEEusWckSIrggNcc6tvgJHr2FP1OlhFazY"
    "nHonDSLDcnhMiamR+xjs8rh66rOCktmgzgtZDewxNNCR6Fd7I2PRMMiib+4kilbPx+Y5UO"
    "Q1FtDEwq6TrS3N8+OT9F8Dw+yi8O6C2lbLCSiIYWQv8919nJIwNwLqAhvIOE8UX+A/HCsc"
    "PRWIVnbEVGJ7uhN2MsRcgStOHYhKwlasRh0C2hRBVNeWhTIYMrr+1WbDv+OCT0Mbz2Ru3R"
    "EnXZR5n2cjY67xw3YdFDjBqDcpW+q0JmFfOIMMeK4oBXPU1Mg5VEDKYcTElIzQ328xugto"
    "ZJV+RMpHT3SOlDR6yp6czuLWbNRFwOnZEcOJZ0K/uK0GMOCqRKquUvpJiFkoiGpm/PvkeX"
    "4kDf5PFCqulkRcioCSpV/FHsbVfDDWmC4DQIgnsHgfJCR2R6bbTZCckC7rs5IVnhzLRGzx"
    "x/IY0iPSOWsb+CYU5YqzEAXsMQRXCNyXp+lNQXEBToHOY5XSsIjUyFTiW3tVGLT9KUEzLl"
    "hI5Z+TTlOXeyjcIlkSZGchmTydfGiswJL9qjFdlMxACraIWrLIqQoz6WAgzbUyi2quYO1R"
    "1BM3vFosXShAUcsHZuYV5aHfkrTlDaTncywWZHqtix/0soHdn4flSOw07AAKkMEhtQiRnL"
    "k6Vqb0Eq98vvN8TF7Oc1kefkZh2nKtLgC6oaSDzJb74jVLelW2mG2JCH2i3V56CF6W3kL0"
    "XtUGtDWg+5MB08Dunobofd3ZwgaPGEwpUTWXModEiPIy8tjAjxz9C2FMolQgHEU3Tv2Kx6"
    "InZXeB2ip81Dr5c79nz43VLlzd35+FN/+03Ov/Ozly/yEw/+aDvjbqkWeLX5UAsdj5em1x"
    "79mwuZpH+lI4BXcykWKh2uIUVy9uRJB5WFjhLqLOyaMlZT/VzmHTDNo7vlgKmrDN0OGJYG"
    "HlWMIVZJ9xR9mvuQCs4K9Xo+nAyslVVS4ReXyvqOEgl2fkwDktyTf/gM+jRjlR2pVZYyj/"
    "IpLBVBc5ApfZDRl3erCkWFmGkorPL8muTwPe+nCsTEPNbDzGTmD5eZf0N3opu3r+/komFM"
    "A2C1GwBfx9HE/yqwc4qLrRaOz4Z1M20uPETNCS/Kqg5Y9AX8JgQHTmJOAMflFy1FMJr4Eb"
    "1O1yQ5Rb+C1QGtOqB7ie0TTuffAe5vzBeFd/w284VOrQxFkw7XkKLpvz4WvC8y2GbjNQS3"
    "/8z3iW9zuMU78lWwa2TjtQC3zfS6/OOuYnVlIH777uKP7yqW19X1+1+z4SXQX19d/1wv9B"
    "/4y5DOZsTPxmxNcWvI7jHNLf/kaPPc7Hib6teFlKmQojTtYPJBFDJ+TT6IBv2ffS+itpWo"
    "/3NxddRmrFnJuM5F6VJvENhLzFhKzChqCCWBeWgVOFD/jVpVvAJzktL8ksX54gUN3WRqKL"
    "PhjIztdQjba+oEYTQOCfG2UJ8awsY7p7QateU0mwk+lgmOvQCaIQPS460Cxrg3MC5Zledc"
    "Hb/goY/KR2scqTYTR28d0dmiRoPAOCoujtpsoykbNg4InZLOdbtv/QUBBhbh8IFACxY0IU"
    "Vd7FN0Df4kZvHggIpnwdx0Ma3DctHsxQiFfhaDF5Cli9doSldDiJyoaVrt7anG+6XwrjZq"
    "scBY0cvxHIecpqxiQ6wqpV16Vf/OGtPj71GobPnWuo3NXZM1yrnKM20cF49dN1dsInZXzQ"
    "9dyOrK8R5e038KGzoWl1v1c5cOpDjYpLP3AgYn2i2EdrEKUpCwkijNdF8e0f/Eno0ma1Zg"
    "gLGjKHXoM6/FgwehY+llUItO0ceQJbtECH5GCF6NOc/1sc9HGyVd4e2tTUkP6TtqRX4go6"
    "KXZbRT0HsuuAQvobQNVBHS0CXVvxGELYtfs1oMcklEv4rKxsw0xsdWxgf9pQQiCqecaW4v"
    "yFCV1Mk7sH1phpKXjSpOW7w7JTFjtKv83hij3RjtSk3E0fvTwCi/hEyqFqM9vz7aaLWzpC"
    "yZTrgPie28oibzAlPb2Q8QtZapKS3oY9s+3hjICm8loxYD+QCWhXJq0MCmBbw8RLa7UyFk"
    "Wjt1T3mZSNWMmuiT1TUoyaN2i2VVlrHR6Y/cDn6ESr1qM6GFVt+i0HfS5bdJHYL4s1Qvyy"
    "ozQD0RdPHhbVGXAUp5h6+Yu4yOgaDmDSlFu9zVWAQK70OqWwQKOcyGsge2YEsrgka5MsrV"
    "EbxLh1OtZBQAU0VL7Spa78jCD4St+vKLrarVAoY5XUObrln9XQpUnlEN0UAhCxoCPScr48"
    "uK9RZJ19BPBdrl0Z0C4RmFD317H5GvEasmDz/qu6bKNeyjNqR8P9BVxr6RMyOhyf5WaENr"
    "09GyWeuqoGXjNeS6nr7ooJ89rasChX4Gl6r6GbxEMuBm4/ULs+mt9HylLFGy00gAXEhouH"
    "77ty9CPw54ac4tEY+5hH5ruP/6EJP1WKQltrp0KnLGq9Pdq2MFBCDZwmKuShqTWWmTOV7a"
    "W05zVdJMs9LTrA4zcuhzyridFJmJo3c7fQp8b9aSAVa5PmpjSVYwciybCJZXS5hB0Tlcys"
    "2CKt+Mplj5wUNLmYUOgps9Sp+rM0SPAzrgc9k9gVOKw3AaynEaJsdl8CwiE8djFCoTm6+f"
    "PqXYRBy9OvWa3kFUBji91KpEWXRQR83pU6UnpEtw4IWQkz6n/4pYI2LiRU60vk9jbViiOn"
    "iFViz+JkIRRNyQ8BW7GNIvy9w/rKUkuxsdsXIsTlT/3p78p/endwFqnJ0FEU2w98AGUyGW"
    "oH8PV+/zmCMvXkzoXehoSM0PiReSH+lF1mWG3Sepd7xw6Ev0QKACF7qHusv0C993cXplP6"
    "3h7qopkDZ9m5gGWfmUvnXETT5/IGujTyqqT+aTLKFQlmWMr6GLrwHezSbC7am0udD+aJwn"
    "wy71PlJo0w2sCeZ/316/F9DbhUhdR3esCP0fcp3wCBW5FuwAi4pe3mhRU+9GU1O44Qb1Fj"
    "XJhi6xTeQCGu4Rg/h89+6SVBvj/vdhUEQk0E2Hawjt07MuyU90lDgg5KxZ5cY4IB8DkbIg"
    "0RZTXEiZEhYqz24Yh0tCYdzmNa7LmplWeaYTHmmbea5KmllWeZaXcyxveuZCxvQsb40RWU"
    "ob8amMRp6DfqDEE8fl0k6/uD4WglmSqiE6BbHjw7QFujfXH3++ukQfbi5fv719mxr0+d7C"
    "LsJHRUjgzeXFVSOKeDp1LPqN5YCuihmkuyAdS7dMSkWMuaP0AeriEHqxfHHISnaCa6JGUV"
    "J5npN54vTeFp7tJQlt9KSzp89ePvv+/MWz/ITPP2k75psnvIuXIZFBsxAwYNbBZNXax5gD"
    "Z0vUV0lGv7Cv/vPZTMD1AfzSBfwQsCANfklIIwPrEYZmqfYO9BibVV/kPSD7yc+jq45rgX"
    "eFtfReV0CFsko3b1/ftUW8lVQQf8bZTlKhX36/IS5mP0CI8w1T8PRawf8MGRH4AVui3Irs"
    "0qg1rQLmfUlHdgwL/M1fIfpl1sgjKxbyFiKMbLwuAvag140190Pi/Zj3m8SsB6XD6nJNnS"
    "+coL8e72sKfCl8DI6QODCOTv0Yj+mky1K+FUGdNMI+iF91tOxHssRNwSflNML+zttCQeGc"
    "uBXtRXzmllisbvWeZgG2CQSXhysSQMtnjCCS/xTRR4Usytz33DViEe7YpkNfsX+vESstta"
    "aDPegSbfmLZRxBE7rAX7Ae0PyaT8M+rku2JDwunVD6XxbRDru7iWhX8+A+ZJCfQhU5Bwnx"
    "M7mRWvo+uFouzKvAccnVbSuTqteEwiTV/b14LePdyIbrZA/05t44lhil4zCxmMIki2YuZN"
    "Csp24RqRqS2XgNkwb6rxFH7+x4UgkvhYSGAA+Q8GIqoA7nMU5M0ia8d+SrYJctJLQAuE0F"
    "vvzjrqL9NjIQcw346vr9r9nwelpiFfDAmc05BogY71zAwL0F3F9IAAmyMvtHSUQLyAdtGD"
    "anT+EpF63lUQshUxu1e23UkNDH2hyDrS3avJDZMgL6iLDuIwS6xJN25z5LQjqZHnuOngpJ"
    "GDpb+NWqciaGqqcYKljUnL1GNs6nVEXpyN6Crt6y0tu/OXoqXaw9AJu4xm6T+2kdSVV9wS"
    "sY06+A3n+8ujpU+bDGJAh9mNWJ2uTKHKe/uaNLM3lEmJRTnRDXhw4zqTvwVVrFK0Rh5Lgu"
    "eB8nBLHI6lFehouuhxBulnX+hmJcUz9gRbkSg6/p2NzXQze7N/8+Kaar5LyGUeTrMsigTA"
    "XzIuSO/XVcg3vse2TsLwl7QbMX7oTdh04B/IE+/XZ5c4myFHH0E1sSyfozjlTjSFUG/uEd"
    "qcbjJu1xm5BZ7G1RraAsZ/zQSvuhty08YoqOHMsMU0B5idIXQYDX/LnNJWoT27Fo31av68"
    "l/TmPPYvrVJHbcyPHCU3jef53sf4qTs/vzX3WfuYs9j8cebvCaF2I60S19eHozlboJqbi0"
    "ZFnG1JbcvrYks25k13IupE3CcB/LOLH+tkCzJGcA3ex1bEdT5Hl83FBOsePGAa8sQDuaZT"
    "kDqJLpNGroASZ1+uAzMVSijApJvmpqafvN8c2SzzlsfSkvvT3HtyM132yHcYrukzbHrN1G"
    "1mUDrk4dF9prrMMf0T2xnaQ8JRsVkogOIx6ib910iqw59ugPY0KQrxs6Hq/vx56f3SUPyS"
    "Vf0nrqfmiyjwxprhj8A4ey7rXffIdD9XDYPuvij3gmdkc8a3gjYEORgDYdrmGEX/9Bwvmm"
    "3RXcYpfXD94uCQTi/IFG+oCzxDLIpsM1xHWA3dZfOpbUdpsJaAhv/4kvrLcTZ88VM82FxE"
    "48s2pA75toTjR4mYVdSGi4svvfOHL7R9qHWxY0TlzVnLgSdWSqcbCcXU6GnukeA6vmhO+X"
    "nLkggWPNTzjcTHpl1EbN4GLMJm5GDEPPBc8eC22xYzK9mJD4QgJ+1HRrFlfIfyl1OPPOnj"
    "/vYoY8fy42ROBazeu65LQGaSnOvOR1BdEB3aedGiM+bWmM+LTZGPGATT9VQ3sfCrPEWd//"
    "YfbP/wf6tJwH"
)
