from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "money_ceilings" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "currency" VARCHAR(3) NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "amount" DECIMAL(16,5) NOT NULL,
    CONSTRAINT "uid_money_ceili_currenc_c8ad1a" UNIQUE ("currency", "period")
);
COMMENT ON TABLE "money_ceilings" IS 'How much money models may cost in a period.';
        CREATE TABLE IF NOT EXISTS "model_money" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "currency" VARCHAR(3) NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "starts_on" DATE NOT NULL,
    "spent" DECIMAL(16,5) NOT NULL,
    "held" DECIMAL(16,5) NOT NULL,
    CONSTRAINT "uid_model_money_currenc_d83c21" UNIQUE ("currency", "period", "starts_on")
);
COMMENT ON TABLE "model_money" IS 'What models have cost in a period, and what is set aside for calls that have not ended.';
        CREATE TABLE IF NOT EXISTS "plans" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(32) NOT NULL UNIQUE
);
COMMENT ON TABLE "plans" IS 'What a person may have: its limits are rows of their own.';
        CREATE TABLE IF NOT EXISTS "spending_stop" (
    "id" SMALLINT NOT NULL PRIMARY KEY,
    "since" TIMESTAMPTZ NOT NULL,
    "why" VARCHAR(200) NOT NULL
);
COMMENT ON TABLE "spending_stop" IS 'The kill switch: thrown while the row is there. `id` is always 1.';
        CREATE TABLE IF NOT EXISTS "allowances" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "resource" VARCHAR(32) NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "starts_on" DATE NOT NULL,
    "used" INT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_allowances_person__6b266c" UNIQUE ("person_id", "resource", "period", "starts_on")
);
COMMENT ON TABLE "allowances" IS 'What a person has used of a resource, or set aside, in one period of theirs.';
        CREATE TABLE IF NOT EXISTS "holds" (
    "id" UUID NOT NULL PRIMARY KEY,
    "key" VARCHAR(128),
    "by_call" BOOL NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "counts" BOOL NOT NULL,
    "resource" VARCHAR(32),
    "units" INT NOT NULL,
    "day" DATE,
    "month" DATE,
    "currency" VARCHAR(3),
    "amount" DECIMAL(16,5) NOT NULL,
    "money_day" DATE,
    "made_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_holds_once_a_key" ON "holds" ("person_id", "key", "resource") WHERE counts = true;
CREATE INDEX IF NOT EXISTS "idx_holds_state_c35a2a" ON "holds" ("state", "expires_at");
COMMENT ON TABLE "holds" IS 'Units and money set aside for one thing, until it has ended or the hold has expired.';
        CREATE TABLE IF NOT EXISTS "plan_limits" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "resource" VARCHAR(32) NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "amount" INT NOT NULL,
    "plan_id" BIGINT NOT NULL REFERENCES "plans" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_plan_limits_plan_id_4ea935" UNIQUE ("plan_id", "resource", "period")
);
COMMENT ON TABLE "plan_limits" IS 'How much of a resource a plan gives in a period. Several limits of one resource hold together.';
        CREATE TABLE IF NOT EXISTS "model_costs" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "hold" UUID NOT NULL UNIQUE,
    "at" TIMESTAMPTZ NOT NULL,
    "purpose" VARCHAR(64) NOT NULL,
    "model" VARCHAR(128) NOT NULL,
    "tokens_in" INT NOT NULL,
    "tokens_cached" INT NOT NULL,
    "tokens_out" INT NOT NULL,
    "audio_seconds" DECIMAL(12,3) NOT NULL,
    "characters" INT NOT NULL,
    "pictures" INT NOT NULL,
    "estimated" BOOL NOT NULL,
    "amount" DECIMAL(16,5),
    "currency" VARCHAR(3),
    "priced_on" DATE,
    "outcome" VARCHAR(8) NOT NULL,
    "latency_ms" INT NOT NULL,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE SET NULL
);
CREATE INDEX IF NOT EXISTS "idx_model_costs_at_731865" ON "model_costs" ("at");
COMMENT ON TABLE "model_costs" IS 'A line of the ledger: one call to a model. Kept when its person is forgotten, without the person.';
        CREATE TABLE IF NOT EXISTS "subscriptions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "ends_at" TIMESTAMPTZ,
    "plan_id" BIGINT NOT NULL REFERENCES "plans" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "subscriptions" IS 'The plan that a person is on. Whoever has no row, or one that has ended, is on the free plan.';
        ALTER TABLE "people" ADD "model" VARCHAR(128);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "people" DROP COLUMN "model";
        DROP TABLE IF EXISTS "model_costs";
        DROP TABLE IF EXISTS "subscriptions";
        DROP TABLE IF EXISTS "plan_limits";
        DROP TABLE IF EXISTS "money_ceilings";
        DROP TABLE IF EXISTS "spending_stop";
        DROP TABLE IF EXISTS "model_money";
        DROP TABLE IF EXISTS "holds";
        DROP TABLE IF EXISTS "plans";
        DROP TABLE IF EXISTS "allowances";"""


MODELS_STATE = (
    "eJztXelv2zgW/1cIf5kW8AaNc/TAzgJumplmm2OQuNvBdAqVlhibiCx6RKludrb/+z5Skn"
    "VRsuRTVvglsUU+Sv6R4rsf/+5MmEVsfnA2xt4tm3XeoL87Dp4Q+JBt6qIOnk7jBnHBw0Nb"
    "9jWhk7yCh9xzsenBxXtscwKXLMJNl049yhzRtY9M5nwjLsfiCmL3iDkETeECfJtRbyy/D5"
    "l3IMazmAkDUmdUn9R36F8+MTw2It6YuDDA58+dB/Io2h6oY3W+fIFP8IF8J1y0/t25p8S2"
    "5OdOMKpBLdEdhoyp4AP5PnUJ5/AQsrO4FKHmU+u7IeEw4GEMNiWOROpxKps7khogEl/Qp/"
    "fnt+eIe9gj6Gf0k+j8E+pfv0PYFr/kZ+S5Pun86Kqe54u4KkmDMacUHsnAXvCzpg+G/DGp"
    "GQ2I5XUjeqC3dHTheL/IvgLvoWEy2584cf/pozeGO0cE1JFYjIhDXLi5uIN4SgGBb9vhgo"
    "jmPpiDuEuAdoLGIvfYt8VyEdTBA8TXOoZxfTMw7s4HhtHJLaWIIrFEwkuwTMQyhEflEoCR"
    "eIR/vO71jo5e9l4cnb46OX758uTVi1fQVz5vvunlj+BhYrSCoSRmF79eXA/EAzFY68EbIC"
    "78kDTYw0a8kGL0w0WUhh/eLlcNftg9gz78rCz6EdZl8EcXYvzjt3MbEzDB3w2bOCNvDF+P"
    "eiXY/qd/e/a+f/vsqPc8DfB12NKTTQLqGFr5YtbANuqvwa0CbrBlVsY26N5CaA97rypgC7"
    "0KwZVtaXTlTq/YlhmzCXbUEM9pMiAPgWgPUS7baW9uLsXIE87/soOtN7PvXn+8ensOqEvM"
    "oRP1UttxDPScVVZdyHOC7S3lTiQubH4xV1nKxQs5t4xtek88OlEAPICr74jtYTXKScIM0M"
    "BJZdOB+GOJIVq2uBViRLScX2cBHpKR7wjxLgfwuxCmAjEiQVeEb/ShXfAOLq7O7wb9q99S"
    "G8i7/uBctPTk1cfM1WenmSU/HwR9uhi8R+Ir+uPm+lzCybg3cuUd436DP4S83sG+xwyHzQ"
    "xsJTGJLkeXUlPsMd8cE2uJSU5T6mlu9DQnVLWa05ym1NPc6Gnm/mSCXYXoPAD9v0DiiEmW"
    "kjlCnXofZvP890FqIiPR4tlV//fnqcm8vLn+Neqe4JNnlzdvMyzSJR4Td2L1rBwpssXGjn"
    "W9Ri82JeZt0diRxT4P/ALUWwV57/D45fGro9PjOdLzK2UA58FM2fqqL+QU2fZQbYXhTthM"
    "7x+UdrsA1vxU/MJcQkfOB/Iop+MCnhw7pkqRCS3pv8mBQlv6ns3Ej2ixRVdjduPi2dzWnF"
    "6D8AF+OAk08rP+3Vn/3XlHQj3E5sMMu5ZRgLnnuw5XrP6Q7JcPt8SWToBitAcwRLuwlsix"
    "HksglsIy3zTpTbJXsINH8ieJe4s75RanwgeUWrnFXqApYVObVHMD3cSeG2y6jHOEbVv4bn"
    "je77Ogr8LRk/HsaI9IIz0iHmwOIxdPanO6DOF6eN2TmZB4Au6pyz1DfsvhX2wYTVO10NDf"
    "OzmpYB2FXoX2UdmWsZDiJaBOEbVBJ9wC0D4nbl2ckzTtg/n0uALKp8eFIIum7GJ2Rj4IEv"
    "XWckzTPowPT6v4BrMGqYRr8DSL8ZzJLQO2krh9qB9V2T+OirePo9zuISynxn+VPtkStJNE"
    "7UN5/fuHVB7qIDwnaB+6GwkrcJlNFAp033XxY4FBLqLIIGxTvjHTUeef975jymC+oU9tjz"
    "r8QNzvX50NIb/AJP35SwZG0yXiJy/hq0lTal9N43w1OYtfFbvUPM51ebtUIp52P2c8b5dK"
    "xzPZbCbsoCvC1I/GaTFWYyYW2EowvYchqiHUMB5YCSD5I6EPX/WluxL/zmCc9mIFrR42V9"
    "6dglFa/NJNyIS5dNXt6UqM8tgymGr5F5KRDsP4OQpRvXHIgMGfxdjeJcZr1/ta0ycjXFjn"
    "Fi3KzEk2d8v8MsKbZhDoWTFF5xOIKAgjQYY4phYaknvmEuSN534YEIQceGZEFWk69cm1B6"
    "fRDoMyD853zwimNz8NxYFOGbJWuBC2He0k3uelNNMUoVZMG6eYpqyRYueu7R2NiXQU0Lqi"
    "gASo+WmoHQPUvqiUbiYCKLH66sb/bDK+JQK+QI6qJENVFJ/u2ATEGMASJB6QhGaYB2IQdU"
    "AqEhakvMhUjaQso1mYb3MZzZ+lwSqcDWrp1OCGilFy8nL4F3tDov6tEJzS3pDXFXwhrws9"
    "Ibm0KSFp1pVMW4PstkXSfUix3NpCXnOCpc7C3qS7dEI4B7kBOGU9p2mG7om6TgOml3Oeai"
    "f/hletxx6Iww2qUEyKlcMkzVLqYdNwXnPyTQgQ8xVywyJUQyINayGshHt0IkHIgVta8kJF"
    "vsXqF/Mre1v+AhARD1FjN44p2rcdVwloK45ny4WzCV19CUtsgkzbYRtth22Msb1hb1Wb5j"
    "hhKqtuB0sQaVv7umztAtQ12NrbF2nXzdjaE6tv+VzbeWDAarm2iUiElqC90XzbVHyjwimR"
    "jX8s9kykIy4rR3eEkRhjzJHPiSWqqWIE2ynzXROomIs4gX6cWvCNOlGpVcpkV29MqKtI1V"
    "334EqXR5yRHw0pl6akl3Kwh11ZfzXnENH+j2b6PxLTWFk9SU59+8yc66/jGb8fVSGOKVoI"
    "8Jrt8/Geo9QQCv0fMVGZdrCHaJfAK8T9fNJunepBUXddO0jXDto5Z9O1gxpQO2iTsvoZoT"
    "b8wKIDEuLWUjl9AkLuo2EGvSvK6u/ZDE18c4wkMQpGRRP8iERSTBAeFHDpvChek1YpaZu+"
    "6xLHfEzI11qkbszGUyZSJ2euqryXmu32SXxHVSTqYoFay9PblKfxhPmOytxOTDrBthrgmC"
    "grTAdUByH1HoJdJk6fn11c9S+fHZ52TzJ+wLkv68VzlaCyG3Ya5awqeGkinbWYkc7TZhfz"
    "z48O9TjCjhUywbnVCd0zV1qdZNRtF8GyoTainjRZEZhiSxipRMaSuFtwVVZfVjDaTdzkT+"
    "dP56spVjP/iiiXDAzNxtQmSNzMl7cUQqOMERZDxGbAN+K7SwSZuDkXMoC8gXgcguHbAzyl"
    "II1sKBWTsIoPSIqCkCObjCBcdEiSnEbQfU1iYCMcIHpfO938MUkBGqlDkVY//ujjx4t3Nc"
    "QRH578QNAss4MslkoSQV3yTuLP8S4iugJeGHjjkn42+dPLBY8tBio2zBm6hYivISgQ8KIr"
    "BOuy4JkElT4xpl0nxuyreBds5jXXcUykl3GNyK9dOFcavTWv37ci5bE69uuovzZgZ5erhR"
    "XyQ7ELJey+ovOkYcu1nu8EtA5Y1jUwmxM8ZdR2YiBrGGIbtY/tpQVnU7vkOsw3mXeePBo1"
    "98oU0VN+9yfYIksE8ybIdLx2o2N59RlrT2Kadxbs0LDd7+nGOjRsIlYPdYAnQNcfLy93Fe"
    "twSSeFBefmbd3SU4Bs7Bi26Fo3yCEVJSyiE2AkNKLfCE9FK6A78g3WhI2Cmwgy4eeYE0pf"
    "R+TGKImL2Njt1EHLMHrKR9LVIRXN29+6JZ4NHaWso5T33OxepJMX7iCF+vheB4WuL9pW8L"
    "ra4mdM1CZQdyx9hux1VdkThml5lG28+poUY5uq0K6QPbMV3MvibFNF4xfLn32Q7ECgCxLP"
    "kE2sEXHfSBlPeM1BtANZUA56gD6QqYdmY+LIKJwwy41yEVkzYp5HnC6aUVhXvpeodpwXQb"
    "dyR11UucE7WZmcOVaepF0cqTRWH6S94Vil3ZioFgYmJWSd2ra/bdr8GoLn/pn8fBeGrKWD"
    "JUhaqCHs/eFszYa3RYXbGgf0ZkqMmdgc10omzdFpdBtUF6/tuGLfoszgBG6jKj5aHi2RpX"
    "2SaS+97lHluAkTmBgog6Al1VjFaSK9ilWGMGp6vqs6VavYDJYg0ZgqMF22VuauimTufaT0"
    "riPWmunMXlvMmo643HRGsktNYtWsQZMiespBgSCkmmxSy7KQIGmh6rtm36MNOMCbbEzqCA"
    "lpIi0mNKniT8Pe9ma4IXUQXAuC4K5EoHyhIzJs6y52QsqA+2pOSFk4M6zRM8bfSK5IT1dm"
    "7M9EN8ozNQaE15AHR4dJWod5QX2BggKdm7lP1QpCXV2hs5HbWrfEJ6nLCelyQvssfOrynC"
    "vpRnxKahtG5jQ6k6/MKjImqmiPUmQjEg1sQytcRVGECvExEWBYnkKxVDV3Ud1RSGZvZLRY"
    "mLCAXYJcNuPz0uqIzRRBaSuNpIPN9lSwk/9rCB1R//WIHLudgA2kMtTYgBKWsXmyVOYtqH"
    "EERzI3az9Fkfz5GykJxB/OB18RqrvEUC1DbJNM7Q7kOQue6s5j0wLmlu1SyuR42Nng0Lsa"
    "sxuMCXqgto34jHrmWBQ6BHbkhIURRfwzfJXlEkUBxAP0lVqyeiK2Z/iRo8M801vLiGtmfn"
    "cgvNkrs7/mb78B/zvqvTydczzxpYzH3YEUeLmYqXHqqNL0FpzGR9UGWZ3036wI4Nm4lhUq"
    "7N5CE0nvxYsKIgv0KpRZZFtjtKYsX1YxmDzrLmEwWZGhGoORaeBeShmSlXQP0KcxE6ngsl"
    "CvwwRnkEdZBRV+caKsbzegkPzj3iXBmGrms9G7aa1sT7Wy0PK4xJGySULNyBrNyODlXapC"
    "UUymD5Rt8vzq5PAt76cNiIl5qsxMZ+ZvLjP/Fnai24uzQb1omMUxSTcOGTD4s4GIpGa9Bq"
    "sHJKmLI6x2qBhzPNBFig4Vi1tLdRwz6Fe50kGoYogQH4yGzAtUCVAOAm8PmrlUFBVAHlNV"
    "LahJveDwXhhAh/80Zwsv00fEVOXgL7a5hN1baHNZf8Gre+pyz+CEOEvoAjlirfI1WiVYcp"
    "r1BO/LBPuOK07YEkgbS3khlANoPb/Jc94cZXPXrLIR6qY+crkFRy5fkQlzC1Mw5o3d0hwM"
    "0Y2SirrRTXRO41ypERoORw/w2gelggOwusGZjZHeI+LkRBoE7BcIjwBq9OyrR757MkpA/K"
    "jneUVqs7daoHU9wJKUT0RHhGsFrEGbWrdEAYtmraoGFvVvoQp2eFpBBTvMCgSJekynuXJM"
    "8BLVATfq376E9LWFFKRO9Ap2mhoAxxQtXL/rL9hWvyy5Pt2vjolm+GgUSZWLzl2N6XQhlu"
    "qFWEzQgQGSJSwlaUptLGm04uxPrSWnOU2pp7nR06ztI9o+0rCZ2Hv7SJ+41Bx3FMaRsKVb"
    "ZhnBcZ9FdpFiSNccXPpUDAkr1v0pNhF8g7VKVW92sRqQIGmhotU7OamizJ6cFCuzoi1TI3"
    "A6rYNw2L2F6B5WMhUclpgKDvOmAhHOoqw08O+7m+sCiT8mycqB1PTQ/5BN+T4KCyXgCjBS"
    "wl+E6bOr/u9ZuM8ub95mpToxwNtdJ378+D8R4o9o"
)
