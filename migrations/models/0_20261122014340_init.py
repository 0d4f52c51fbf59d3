from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "people" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "first_name" VARCHAR(255) NOT NULL,
    "last_name" VARCHAR(255),
    "username" VARCHAR(64),
    "language" VARCHAR(16),
    "telegram_language" VARCHAR(35),
    "time_zone" VARCHAR(64),
    "roles" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "people" IS 'One person across all bots.';
CREATE TABLE IF NOT EXISTS "contacts" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot" VARCHAR(32) NOT NULL,
    "first_seen_at" TIMESTAMPTZ NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,
    "unreachable_since" TIMESTAMPTZ,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_contacts_person__f6202e" UNIQUE ("person_id", "bot")
);
COMMENT ON TABLE "contacts" IS 'A person and a bot that they have written to.';
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztmW1v2kgQgP+K5U85KRcRQyBXVScRSq5cG6gSdFc1iqzFXswqZpfurku5Hv/9dtY2xm"
    "8EEMkFyhdkz8syfmZZZsY/zDFzsS/OWoxK5MhbNjXfGD9MisZYXRRoTw0TTSaJDgQSDXxt"
    "7oR2WogGQnJ1o+RD5AusRC4WDicTSRgF66YxwVwwaiDqGsgYMGnIEYIPPDNG6Bs2ppxIia"
    "kh2Rks6TJHrUmot5V3QMnXANuSeVjZcLXG/b0ZrgFqtYD58KAuCHXxdyxAD7eTR3tIsO+m"
    "uBAXXLTclrOJll0Rr0PltbaFYAe2w/xgTBP7yUyOGF04ECpB6mGKOZIYvkHyAEDRwPcjpj"
    "G7MPrEJIxyycfFQxT4gBu8wwASmWnb3V7fvmv3bdvMpSL2WOIbiVRGIY0qVKEBeBDCr79Z"
    "VrXasCrV+uVFrdG4uKxcKlsdb17VmIfBJLTCpTSzzh+dbh8CYmqvhJsIBHPtgyQKvXQyEv"
    "qQqhz+1gjxYviReYa+eqws/Zj1KvyxIOGf7O6XSMAYfbd9TD05UrdVawXbv5q3rffN25Oq"
    "9UsacDfSWFoFqBO0Q8KFtAXG1EYFkN8pUpKMcTHonHMGuRt5n8UXe5iAFcD7nZv2Xb958w"
    "mWHwvx1dfImv02aCwtnWWkJ/VMchaLGH93+u8NuDW+9LptjZMJ6XH9jYld/4sJMaFAMpuy"
    "qY3cZSaxOBalkr1lmo8J3pcEB5Rj5IyAtC0IdfCmqS5cYAdJj/6zjjnffc7DisbetEJJuT"
    "1dqOzBD/nlahUoE4ePhaVKUl+mU3HNOCYe/YBnOh0dFTkq/nlFJfgnvVBUge9ZJubxZoul"
    "yQnA0XRRXqf3oLpQD45lWNw171rNd21Tox4g53GKuGunmIOGWSwjWdjmVWNrnJUgijyNB5"
    "4Dos7BL2iOUpkp740mmE18vF5n1KN40d04nAlhIN+HFkfk+6AnbAu6nmOT81oOjtMVTY5U"
    "m9/jaLzxSZ5x3M1Z/tMkJNsK6bsc//JmM+11gD2ndXGxRtOprEq7Tq1Ls/bRFqhTTluRfm"
    "Vl6AuADgTmm3Je9jk8zPXaGpTrtVLIoMpuZuoFqpDYbC8nPofH+Ly+BuPzbNeUMAZVmvHi"
    "T24b2IXOh0e9us75US0/Pqq50wO6e/sfRjejvex0eJR3f35w5mORJ9zkHM2KES88Mnh9Ip"
    "6tczffDgPqADtjEBBfEirO4Pt+N58J+6ohTftz//4hg9HhGB55iwFn2vM443x1867cwKV8"
    "LLC0H5ZeTma6qcjz+sMt9pGGmc974avQ/cx7bhAzf87hSRNz4ozMgslJpDldNTZBic1TY5"
    "NyDDsegvwsExDrvNaoXVbrtUWfvZCsaq+fnm18w1yQorFoeRWx5HJsqtfr9eBHtQHhyPwA"
    "6Z5XKuv0H5VKeQMCukx5of4IMC2oLf6863VL6orEJVtUEEca/xrPWa/9P+UEwEhVEjHTk5"
    "vm5yzu1sfeVbZEgAWuit6xvOSbgPl/o5/Z2A=="
)
