from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "memories" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(16) NOT NULL,
    "text" VARCHAR(200),
    "digest" VARCHAR(64) NOT NULL,
    "source" VARCHAR(32),
    "by_person" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_memories_person__6426eb" UNIQUE ("person_id", "kind", "digest")
);
COMMENT ON TABLE "memories" IS 'One thing that the bots know of a person, or that they may not add again (`text` is null).';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "memories";"""


MODELS_STATE = (
    "eJztXW1v2zYQ/iuEviwFvCCx8zqsA5zEbbM2SZF4a9EgUGmLtolIoitSTbwu/30kJVlvlC"
    "I5tier+hLIJI+injtRd8+RzA/NIgYy6fbpBLJr8qD9Bn5oNrQQv0hWtYAGp9OwQhQwODBl"
    "2yFvJEvggDIHDhkvHEGTIl5kIDp08JRhYoumXTAk9nfkUChKABkBYiMw5QX81wNmE/l7QN"
    "i26M8gQ94htsflRV0bf3ORzsgYsQlyeAe3t9o9mom6e2wb2t0dv+IX6BFRUftDG2FkGvJa"
    "83rVsSGa8y5DKX6BHqcOopQPQjYWRQFqLjYedQmHzgejkymyJVKzqazWpDSHSPwAn971rn"
    "uAMsgQeA1+EY1/Ad3LMwBN8SSvAXNcpD21VOO5E6VS1OtzivmQdMi8x5re6/JhYhr1hGW5"
    "HgzoBI/PbfZGthV4D/QhMV3LDttPZ2zC7xwIYFtiMUY2cvjNxR3EKAUErmn6BhHo3tNB2M"
    "RDOyJjoBF0TWEuQtobQFim6frlVV+/6fV1XUuZUiARMRG/iJuJMEM+VCoBGIsh/Hrcbnc6"
    "h+2dzsHR/t7h4f7RzhFvK8ebrjp88gYTouV1JTE7f3t+2RcDItzWvTdAFDxJGcigHhpSiL"
    "5vRHH4+dvlqMH3myfQ54+VRD/AOg/+oCDEP3w716EACz7qJrLHbMJ/dto52P7dvT59173e"
    "6rRfxQG+9GvaskpAHUIrX8wS2AbtG3CLgOtNmYWx9ZrXENrd9lEBbHmrTHBlXRxdOdMrpm"
    "VCTARtNcRzmQTIAy60gSjnzbRXVx9Ezxal30xv6k3Mu5d/XZz0OOoSc94Is9h0HAI9/1QW"
    "NeS5wPpMWQvchdUbcxFTzjbklBmbeIQYthQA93npGTIZVKMcFUwAzb+ksmpb/DFEFzUzbo"
    "UbEZjzcRLgARq7tnDvUgCf+TBluBERuSx8g4t6wds/v+jd9LsXH2MTyFm33xM1bVk6S5Ru"
    "HSRMft4J+HTefwfET/Dl6rIn4SSUjR15x7Bd/4vw1zXoMqLb5EGHRhSToDgoiqmYEXc4Qc"
    "YCSo5LNmqutJojoVpJNcclGzVXWs3UtSzoKFznPo//MzyOUGQhn8OPqTdBm73P/ZgiA9di"
    "66L7+VVMmR+uLt8GzSPfydMPVyeJT6SDGBF3IuVYjpjY82THsl6jnVW5eWskO5LYp4F/Bv"
    "VaQd7e3TvcO+oc7M2RnpfkAZwGM8b1FTfkmNj6UK0FcSc409G9krfzYE2r4g1xEB7b79FM"
    "quOcjxzaQ1Ug4zPpH2VHPpe+YZp4CowtKA0/Nw58mHPNcRvkF/zBkReRn3ZvTrtnPU1CPY"
    "DD+wfoGHoG5sx1bKqwfl/szftrZMokQDbafd5FvbCWyJE2iSAWwzJdZbWtZAm04Vg+kri3"
    "uFPKOBU5oJjlZmeBpohMTVQsDXQVZm7g0CGUAmiaIndD03mfZ9oqEj2JzE6TEalkRoTxyW"
    "HsQKv0ly4huJxv3U+jkFABI+xQpstfKfyzidG4VA2J/vb+fgF2lLfK5EdlXYIhhQtAHROq"
    "Q0y4BqBdipyyOEdl6gfzwV4BlA/2MkEWVUljtscudyTK2XIoUz+Mdw+K5AaThFQkNXiQxH"
    "j+kVsEbKVw/VDvFJk/OtnTRyc1ewjmVP9HmZPNQTsqVD+Ulz9/OMREiviu6zhwlsEXBRIJ"
    "eE1MV8ZsaL+PXHso15oNXGwybNNtcb8/VpWifYYxvb1LwDh0kHjkBVIJcckmlVC5VEKKkC"
    "pCm8yXYS5Om0SWe26mxtO0SeyNITaDwxeD5PVSY5wsZBEHq+boMjhdiF5mNYNplSycIC17"
    "Bs5aix2tbuUxcYI/1RFvWXBR9if+1gMIhBigEBtggEbEQYBN5swbn1tsPmaAFQuzy4s3nF"
    "2lKaI8zu6R6Z56y6S2E2K1II3Wnd8W7/NCzl5MsPH1KufrxeJPMXOX5sNDoSbvu6y8rwB1"
    "CVnf+uUhW4mcb8T6ymZ8V+1L5fhRhXyogu7TDbG4G8Ox5B4P94QeIPXcIGxzr0gEZWmXqZ"
    "hI3h42wYik9rDdyhjQ1wY2ms1gFXWjpPJS+GczjEH7WjhOcXbxuAC5eJzJLaYWygtPs6xn"
    "Whtk1+2SbsKmmrUZ8pK31DT77la5785ClHK/gX8py+UhEnI/aTbC++il8hHSiypjtHOB+i"
    "XNVmK1jNwjm+pYEZhkB4dRmYXCw6rhvOTl1j5AxFX4Dc+h6gs1sGbCiijDlgQhBW7uJmeV"
    "+Br3O89LNnbDM0dEDKLEbBxK1G86LrKEIXsFQ2oBg4jVF2BiI2IND1tpHrYyZHvF3qo66T"
    "hClRXnwSJCDde+LK5dgLoErr1+i1daCa49Yn2L766aLwx42e6qyEqEmqC90rUdkUVDqmP2"
    "YkuKck7aiyxgKnLYXrBvyjYAFFumvHQDm6AZmMDvCDw4mDFkA0ZU5+2VlFamK8L9k/LYum"
    "aZR1Xm41ZOfqI5rG5l56l526coQosc55MSbsKISruYC6q5UfCmKNi1HQS5V8aR1in2vdMy"
    "qlZ20MSNVdZ5cz5HlWLH5nyOdZ3PscroKNwqoAiOYvsIsmOj6KaFYidQRFZgibXq4kgJcM"
    "9fe3G2OPSjnxYgTiTuseAM2DwS4vMFgGMONdj6KtaQfAWYyod6pT7AYnW3eibqCg47NvAY"
    "0SYAq9Ck1soJwJojrVe6tVq1RixvN/UL1ohVzBFLnMCws1PkBIadnewTGERdHF5/pikBcC"
    "hRQ/td/vZpSlxHFWnkrLubS9TPhpdP0QxmepZXmbtmISbXHM5efK1Cs5F9EQVsXODsTo0F"
    "1RyXbNRcaTU3/EjDj1RMExvPj3SRg4cTTUGO+DWtPGYEhm2e40WyIV3ynv2fhUh44YLabI"
    "pA/Cc8rHqzs8OAiEgNA62VHCcoXqoSCPvNa4jubiGqYDeHKthNUwViOQuyFe7gnzdXlxke"
    "fyiS9APxkIF/wSo34fw/HqAAI+b8pfbuJbfpJbw60cGJyk1Y58fs6T+8px/I"
)
