from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "chats" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot" VARCHAR(32) NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "alone" BOOL NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "lifetime" BIGINT NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,
    "touched_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "summary" TEXT,
    "retold_to" BIGINT NOT NULL,
    "retold" INT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_chats_key_bab8ad" UNIQUE ("key", "kind")
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_chats_one_open" ON "chats" ("person_id", "bot", "kind") WHERE state = 'open' AND alone = true;
CREATE INDEX IF NOT EXISTS "idx_chats_person__bf741a" ON "chats" ("person_id", "bot");
CREATE INDEX IF NOT EXISTS "idx_chats_state_41f6dd" ON "chats" ("state", "expires_at");
COMMENT ON TABLE "chats" IS 'A conversation of one person with one bot.';
        CREATE TABLE IF NOT EXISTS "turns" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "role" VARCHAR(9) NOT NULL,
    "text" TEXT NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "message_ids" BIGINT[] NOT NULL,
    "model" VARCHAR(128),
    "tokens_in" INT,
    "tokens_out" INT,
    "tokens_estimated" BOOL NOT NULL,
    "rating" VARCHAR(4),
    "said_at" TIMESTAMPTZ NOT NULL,
    "edited_at" TIMESTAMPTZ,
    "chat_id" BIGINT NOT NULL REFERENCES "chats" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_turns_key_ea8d8a" UNIQUE ("key", "role")
);
CREATE INDEX IF NOT EXISTS "idx_turns_chat_id_33ddeb" ON "turns" ("chat_id", "id");
COMMENT ON TABLE "turns" IS 'Something that was said in a chat.';
        CREATE TABLE IF NOT EXISTS "turn_edits" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text_before" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ NOT NULL,
    "turn_id" BIGINT NOT NULL REFERENCES "turns" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "turn_edits" IS 'What a turn said before the person changed it.';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "turn_edits";
        DROP TABLE IF EXISTS "turns";
        DROP TABLE IF EXISTS "chats";"""


MODELS_STATE = (
    "eJztXP9v2jgU/1es/LJN4ioKLW1Pt5Noy7ZuK0wtd5tWVZFJDFgNNoudtb1d//eznYR8pw"
    "kDLmT5BQXbz3E+78V57/Ns/9Bm1EQW2zubQn5F77XfwQ+NwBkSF/GqBtDgfB5UyAIOR5Zq"
    "a4hGqgSOGLehwUXhGFoMiSITMcPGc44pkU27wKDkO7IZlCWAjgElCMxFgfh3j/lU/R9Rvi"
    "f7M6khOsRkUlzUIfibg3ROJ4hPkS06uLnR7tCjrLvDxNRub8WVuEAPiMnaH9oYI8tU15rb"
    "q45N2Vx0GUiJC/QwtxFjYhCqsSzyUXOw+aArOHQxGJ3OEVFIPc5VtaakBUTyD/j8rnfVA4"
    "xDjsBr8EI2fgG6/XMALfkkrwG3HaQ9NdLGcytLlajb5xyLIemQu481v9PVw0Q06gqrct0f"
    "0CmeXBD+RrWVeI90g1rOjATt5498Ku7sC2CisJgggmxxc3kHOUoJgWNZnkH4und1EDRx0Q"
    "7JmGgMHUuai5R2BxCUabreHwz1695Q17WEKfkSIRPxioSZSDMUQ2UKgIkcwm8nrVa7fdRq"
    "tjvHhwdHR4fHzWPRVo03WXX05A4mQMvtSmF28faiP5QDosLW3TdAFjwpGcihHhhSgL5nRF"
    "H4xdtlp4PvNY+hLx4rjr6P9TL4/YIA/+Dt3IYCZvBBtxCZ8Kn4224twfbv7tXZu+7Vy3br"
    "VRTgvlfTUlUS6gBa9WIWwNZvX4ObB1x3ysyNrdu8gtDut45zYCtaZYKr6qLoqpk+ZVqm1E"
    "KQpEO8kImBPBJCO4jyspl2MPgoe54x9s1yp97YvNv/6/K0J1BXmItGmEem4wDoxacyryEv"
    "BLZnyprvLmzemPOYcrYhJ8zYwmPE8SwF4KEoPUcWh+kohwVjQIsvqarakz+m7KJixp3iRv"
    "jmfBIHeIQmDpHuXQLgcw+mDDciJJeFr39RLXiHF5e962H38lNkAjnvDnuypqVKH2OlLzsx"
    "k190Aj5fDN8B+Rd8HfR7Ck7K+MRWdwzaDb9Kf12DDqc6ofc6NMOY+MV+UUTFnDrGFJkrKD"
    "kqWau51GoOhWoF1RyVrNVcajUzZzaDdorrPBTxf4bHEYis5HN4MfUuaLP3ZRhRpO9avLzs"
    "fnkVUebHQf+t3zz0nTz7ODiNfSJtxKm8Ey3GckTEnic71vUaNTfl5m2R7IhjnwT+GdQrBX"
    "lr/+Do4LjdOVggvShZBnASzAjXl9+QI2LbQ7USxJ3kTMd3qbydC2tSFW+ojfCEfECPSh0X"
    "YuSQGGmBjMekf1IdeVz6jmniyTc2vzT43NjwfsE1R21QXIgHR25Efta9Puue9zQF9Qgad/"
    "fQNvUMzLljE5Zi/Z7Ymw9XyFJJgGy0h6KLamGtkKMtGkIsgmWyataaxUsggRP1SPLe8k4J"
    "40zJAUUsNzsLNEd0bqF8aaBBkLmBhk0ZA9CyZO6GJfM+z7RNSfTEMjt1RqSUGREuJoeJDW"
    "eFv3QxwfV8634ZhQQKGGObcV39S+CfTYxGpSpI9LcOD3Owo6JVJj+q6mIMKVwB6ohQFWLC"
    "LQDtMGQXxTksUz2YOwc5UO4cZIIsq+LGTCaOcCSK2XIgUz2M9zt5coNxQiqUGuzEMV585F"
    "YBO1W4eqi388wf7ezpo52YPSRzqv+TmpNdgnZYqHoor3/+sKmFUuK7rm3Dxwy+yJeIwWth"
    "tjFmQ/tj7BBDrTUbOdjimLA9eb8/N5WifYYxvbmNwWjYSD7yCqmEqGSdSihdKiFBSOWhTR"
    "bLMFenTULLPXdT40naJPLGUMKh8dMgub1UDKdN0kuSjeuZOGuRcbi6sYxiksSgjkTLnKuN"
    "PwtzBhBIMcAgNsEIjamNAJ8uKCXx0hAxZoBTVhwXF6/JqFJzH8vIqAeuu+otkrONiVWCDd"
    "l24la+zyt5MRHB2okpnRMTCazkzF2Y6A2E6oTmuhKaEtQ1pDOrl2BrxJKZIesrmsrctC+1"
    "xI/K5UPldJ+u6Uy4MQJL4fEIT+geMtcNwkR4RTLaSLpM+USWbc6SoX5ic9aNCm48bWCz3u"
    "VUUjdKKS+BfzZ15revhOMUpc1OcrBmJ5mkWWIFuPQ0i3qmlUF22y7pLuwW2Zohr3mvSL2h"
    "bJMbymaIMeE3iC9lMYI9JveL0uzuRy9BtCsvqojRLgSqlw3aiNVyeocI03FKYJIdHIZlVg"
    "oPy4bzmtcRewBRJ8VveA5VT6iGNRNWxDieKRAS4C7dvZsmvsWNvIuSnd3JKxCRgygwGwcS"
    "1ZuO8+Tms1Pzicy8jNVXYGJDYjUPW2oetjRke8neqirpOESV5efBQkI1174url2CugauvX"
    "qrMhoxrj1kfatvG1osDPi5bUOhlQgVQXujaztCq2HSzo+LrJVZcoRcaGVOnlPk/A1BxARQ"
    "7gVy0w18ih7BFH5H4N7GnCMCOE07SK6gdGq6ItgYqM5jq5d5lGU+bizJT9SnsG3soDB3Xx"
    "BDaJVzahLCdRhRahdzRTXXCt4VBTvERlB4ZQJpnWHPOy2i6tQO6rixzDqvD54oU+xYHzyx"
    "rYMnNhkddZGNjamWEhl5NY1lUREM2jwXE2VDuuY16b9KpPKTCaPsGEQeYY7T3uzsOCQkUs"
    "FYZCP7wOVLVQBhr3kF0d1vNvMk7JvN7IS9rIttPaSEI5Li/7+/HvQzCOZAJO4GYoODf8Em"
    "F5n8Px6gBCPi/CXWpsWXocW8OtnBaZqbsM2P2dN/da5H5w=="
)
