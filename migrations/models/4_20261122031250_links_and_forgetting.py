from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "forget_requests" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "forgotten_at" TIMESTAMPTZ,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE SET NULL
);
COMMENT ON TABLE "forget_requests" IS 'Somebody asked to be forgotten. Once they are, the row stays without them, so that a replay finds it.';
        CREATE TABLE IF NOT EXISTS "link_codes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "selector" VARCHAR(8) NOT NULL UNIQUE,
    "code_hash" VARCHAR(64) NOT NULL,
    "account" VARCHAR(64),
    "expires_at" TIMESTAMPTZ NOT NULL,
    "tries_left" SMALLINT NOT NULL,
    "used_at" TIMESTAMPTZ,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "link_codes" IS 'A code that one side has asked for, found by its first letters and known by its hash. Used, it names both.';
        CREATE TABLE IF NOT EXISTS "link_events" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "account" VARCHAR(64) NOT NULL,
    "linked" BOOL NOT NULL,
    "by" VARCHAR(8) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "link_events" IS 'A link that was made or undone.';
        CREATE TABLE IF NOT EXISTS "links" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "account" VARCHAR(64) NOT NULL UNIQUE,
    "linked_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "people" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "links" IS 'A person and the account of the REST API that is theirs: one of each.';
        CREATE TABLE IF NOT EXISTS "wrong_link_codes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "account" VARCHAR(64),
    "at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_wrong_link__person__b8b1d0" ON "wrong_link_codes" ("person_id", "at");
CREATE INDEX IF NOT EXISTS "idx_wrong_link__account_6fc9f9" ON "wrong_link_codes" ("account", "at");
COMMENT ON TABLE "wrong_link_codes" IS 'Somebody gave a code that does not work.';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "link_codes";
        DROP TABLE IF EXISTS "link_events";
        DROP TABLE IF EXISTS "links";
        DROP TABLE IF EXISTS "wrong_link_codes";
        DROP TABLE IF EXISTS "forget_requests";"""


MODELS_STATE = (
    "eJztXWtz2zYW/SsYfWkyo/XE8iNpZ7sziuM03vrRiZVNp2mGoUhYwpgiVYKMou3mv++9IC"
    "m+KVJPiMYXWyJxQergde4DF393Jo5JLX50Mda9986s8xP5u2PrEwofsre6pKNPp/ENvODp"
    "Q0uUNaCQuKIPuefqhgcXH3SLU7hkUm64bOoxx8aifWI49lfqch2vEOeBODYlU7gA32bMG4"
    "vvQ8c7wvpMx4AKmT1qLurb7C+fap4zot6YulDBp0+dRzrHe4/MNjufP8Mn+EC/UY53/+48"
    "MGqZ4nMnqFVjJhaHKmMp+EC/TV3KObyEKIyXItR8Zn7TBBwavIzmTKktkJpPxe2OkAaI8A"
    "v5+O7y/SXhnu5R8jP5AQv/QPq3b4hu4S/5mXiuTzvfu0Xv8xmvCtGgzimDV9J0L/hZ00dN"
    "/JhUiwbC4roWvdBrNrqyvbeiLOI91AzH8id2XH4698bw5EiA2QKLEbWpCw/HJ+BbIgS+ZY"
    "UdImr7oA3iIgHaCRmTPui+hd0FpYMXiK91NO32bqDdXw40rZPrSpFEoouEl6CbYDeEV+UC"
    "gBG+wj9+7PVOTl72Xpycvzo7ffny7NWLV1BWvG/+1svvwcvEaAVVCcyufrm6HeALOdDXgx"
    "GAF74LGd3TtbgjxeiHnSgNP4wutxj8sHgGffhZWfQjrKvgjy7E+MejcxcNMNG/aRa1R94Y"
    "vp70KrD9T//9xbv++2cnvedpgG/DOz1xC6GOoRUDswG2UXkFbh1wgymzNrZB8RZCe9x7VQ"
    "NbKFUKrriXRlfM9AXTsuNYVLeLIV7IZEAegtABolw1097dXWPNE87/soKpNzPv3n64eX0J"
    "qAvMoRDzUtNxDPRiqazbkRcCu+vKnYgubL8z1+nK5R05140t9kA9NikAeABX31DL04tRTg"
    "pmgIaVVNw6wj8mVtGyzl1AI6Lu/GMW4CEd+TbSuxzAb0KYSmhEQq4M3+hDu+AdXN1c3g/6"
    "N7+lJpA3/cEl3umJq/PM1WfnmS6/qIR8vBq8I/iV/HF3eyngdLg3csUT43KDP5Cvd3Tfcz"
    "TbmWm6mcQkuhxdSjWx5/jGmJorNHJaUjWz1M2cUNUaNnNaUjWz1M3M/clEdwuo8wD0/xLG"
    "EYusxDlCnfoQWvPy90GqISNq8eym//vzVGNe393+EhVPrJMX13evM0ukSz0Hn+Q0s3KkxJ"
    "YbOzY1jF5si+bt0NiRxT4P/BLUWwV57/j05emrk/PTBdKLK1UA58FM2frqd+SU2O5QbYXh"
    "Dm2mD4+FdrsA1nxTvHVcykb2r3QumuMK3ly3jSJFJrSk/yYqCm3pB9YS36POFl2NlxtXny"
    "1szek+CB/gh9NAI7/o31/031x2BNRD3Xic6a6plWDu+a7NC3p/KPb21/fUEk6AcrQHUEW7"
    "sBbIOT0ngVgKy/ytSW+SvaLb+kj8JHw2PinXOQt8QKmeW+4FmlJnatF6bqC72HOjG67DOd"
    "EtC303PO/3WVK2wNGT8ewoj4iUHhEPJoeRq08ar3QZwc2sdU+mQeIGeGAu9zTxLYd/uWE0"
    "LdVCQ3/v7KyGdRRKldpHxb2MhVRfAeqUUBt0wh0A7XPqNsU5KdM+mM9Pa6B8floKMt7Kdm"
    "Z75AORaNaXY5n2YXx8Xsc3mDVIJVyD51mMF4vcKmAXCrcP9ZM688dJ+fRxkps90HKq/bfQ"
    "J1uBdlKofShvfv4QykMThBcC7UN3K2EFrmPRAgW677r6vMQgF0lkELYY35rpqPPPB982RD"
    "Df0GeWx2x+hM/7V2dLyC8xSX/6nIHRcCn+5BV8NWlJ5auRzleTs/jVsUst4lxXt0sl4mkP"
    "s8Xzdql0PJPlzNAOuiZM/aieFmM1drCDrQXTO6iiHkKSrYG1ABI/EsrwdQfdDf67gHraix"
    "Xc9XRj7dkpqKXFg+7BcUfU01wKr7x2v3orKmtvp7KY/QhFzHVn82uo5wI+thwp+pXa63Yp"
    "hOoS62nxGJzQieOydTvVDdYybzFMM9exR5sYfh+xovaNv0b+0GRk1jB+j1Jc72w6cODPcn"
    "TvE/W1C+DsBLcJtHB+axdKDT3tGJhwabKy/ZbJ290qbzvGSGgUStbcePkRFE+iExQjXGcm"
    "GVLgQpR444V3HdRbG96ZsILNl83FlV9eajdwlV/+m6cFzZtvhvLw1YxYKxzDu45hxfG8kr"
    "0xJajMjdKZG1M+Jpy5G8e8xEIqtnNTsZ0Iar4ZGkd2ti/WsJuJ60z0vqZRnduMWoyAL+FR"
    "tThUTfp070yAxgCWwHiACc10HtAgZgMrQr9AnjLVE6nKU4FOuVyeik/CDRG2BjNVwgdJaZ"
    "RovBz+5T7uqHwriFPax/1jDQ/3j6X+7dxmWGSaTZlpa5DdNSU9hI3zO+vIG942r3JrbDMI"
    "ZkI5B94AK2WzUJiM3BMNiAkWvVxIjArd2nKv9ZxHanONFSgm5cphUmYl9VA2nDe8pTIEyP"
    "ELeMMyVEMhBWsprJR7bCJAyIFbmcioSHyHOY0WVw42qREggi/RYDaOJdo3HdcJUy6PUs4F"
    "KaOuvoIlNiGm7LBS22GlMbZLNqra1MYJU1l9O1hCSNnaN2VrR1A3YGtvX/x0N2NrT/S+1T"
    "MoLAID1sugkIhEaAnaW82ikIpaL3BKZKPayz0T6Tj62tEdYSTGWOfE59TEHNk6genU8V0D"
    "pByXcArlODPhG7OjBNrMEUW9MWVuQQKGTVde6PKI86xEVYquKeQFD/Z0V2TVzjlElP9DTv"
    "9HohlrqyfJpm+fmXPz2Znj8VEX4liihQBv2D4fzzmFGkKp/yMWqtIODhDtCniR7udTMTTJ"
    "CRcVVxnhVEa4va9sFZqMygi3q4xw2+TqF5RZ8APLjr2J71by9AmQ3LlmBKVrcvV3zoxMfG"
    "NMhDAJaiUTfU5wq2MQHhSs0nkq3lC2kGkbvutS25gn+LWi1NJMPFWUOtlydfleqrXbx/hO"
    "6jDqckKt+PQu+bQ+cXy7yNxODTbRrWKAY6EsmQ6kjkLpAwS7ik5fXlzd9K+fHZ93zzJ+wI"
    "Uv68XzIqKyn+U0ykRQsJYmkhSUL6SLZAjL188PNvM40W0zXAQXVify4LjC6iSibrsEug2z"
    "CPOEyYpCE5topMIdS/i04KrIqV+w0G7jIX/af9pfDOzN/AthXCxgZDZmFiX4MF88EkmjiB"
    "HGKmIz4E/43aUohg/nyAHEA/B1qA7fHuEtUTSyodTchFV+7F0UhBzZZFBw2dF3ohlB9zWo"
    "pmthBdF47XTzh98FaKSOulv/ULsPH67eNKAjPrz5EcqsMoMsZyWJoC7xJPxzuo+IrmAtDL"
    "xxST+b+OnVxGOHgYqSOUN3EPE1BAUCBnoBsa4KnklIqXPA2nUO2KHSu2Ayb9iPYyHVjRtE"
    "fu3DuSL11Lx534rgY03s11F5ZcDOdldTL+AP5S6UsPiazhPJumsz3wloHdCtG2C2EHjKqO"
    "3FQCYZYlu1jx2kBWdbs+QmzDeZMU/nWsO5MiX0lMf+RDfpCsG8CTEVry11LK86OfNJNPPe"
    "gh0km/2ebqyDZA2xfqgDvAG5/XB9va9Yh2s2KU04t7jXrTzbzdJtzcKiTYMcUlHCGJ0ANZ"
    "ER+0p5KlqB3NOv0CcsEjwExdDPsRAUvo7IjVERF7G1xxUHLUPtKR9JV4VUyDe/dSs8GypK"
    "WUUpH7jZvUwnL51BSvXxgw4K3Vy0La51jelnLNQmUPfMPsPldV3uCdW0PMo27n0yxdimzt"
    "0o4J7Zczmq4mxTR4Es5599YHZA6IKNZ8Si5oi6PwmOh15zoHbABUWlR+RXOvXIbExtEYUT"
    "7nJjHCNrRo7nUbtLZgz6le8lsh3nKehOnqiSKks8k1XxTFQo8viXRypF5Xcbq7QfE9XSwK"
    "QE12ls+9ulzU8SPA/P5Oe7UGUjHSwh0kIN4eCP3JQb3hYlbpMO6O2kGDN0Y9xoM2lOTqEr"
    "UV68tuOq+yZzNE7hMUXJR6ujJbKyT3LbS697UjtuwoBFDJRB0JIa9OK0kOrFRYYwZni+W3"
    "T6WLkZLCGiMC3AdNVcmftKknnwkdL7jliT05m9sZg1FXG57R3JLjOo2TAHTUroKQcFAkk1"
    "nEkjy0JCpIWq74Z9jxbgACNZmzQhCWkhRRNkyvgj2WiXww2pguBaEAR3g4HypY7I8F53uR"
    "NSBNzXc0KKxJlhjp6x/pXmkvR0xY79GRZjPJNjAL2GPDg6TMjajhfkFyhJ0Lmd59TNINRV"
    "GTqlnNa6FT5JlU5IpRM6ZPKp0nOupRvxKW1sGFnIqJ18VVaRMS2K9qhENhJRwEqa4SqKIi"
    "ygj4kAw+otFCtlc8fsjsjMfhLRYuGGBd2lxHVmfJFanTizgqC0tWpSwWYHSuzE/wakIyq/"
    "Gcqx3wbYwlaGBhNQwjK22CyVGQUNjuBI7s06TCqSP38jxUD84aLyNaG6T1TVMsS2uajdA5"
    "8z4a3uPWdasrhli1QucjwsrHEoXW+xG4wpeWSWRfiMecYYEx3CcmSHiREx/hm+inSJmADx"
    "iHxhpsieqFszfc7JcX7R20iNG1787oG8WWsvf/JPv8H6d9J7eb5Y8fBL1Rp3Dyzwevmixp"
    "ldtE1vyWl8rNggqzb9yxUBPBs3skKFxVtoIum9eFGDskCpUs4i7kmjNWXX5aIFJr90Vyww"
    "WcpQb4ER28C9lDIkMukekY9jB7eCi0S9toMrgzjKKsjwqyfS+nYDCbF+PLg0qLN48dnq05"
    "RWdqBaWWh5XOFI2aSgWsikXshg8K6UoSgWUwfKyty+anP4judTCWJinupipnbmb29n/nuY"
    "id5fXQyaRcMsj0m6s+nAgT9biEiSaxisH5BUnBxhvUPFHNsDXaTsULH4bqWOYwTlamc6CF"
    "UMDPHRydDxAlUClIPA20NmLsOkAsRzirIWNJRecngvVKDCf+SZwqv0EWyqHPzlNpeweAtt"
    "LptPePXAXO5pnFJ7BV0gJ6xUPqlVghWbWTXwoTSwb7t4whYira3khSisQOn5Mre5PMrmvp"
    "dKKdRNdeRyC45chtYCpaFEOYpvdqt0owdRTHMpNEntZHD3zoQOHXNOdP5IMa8vGdI42doR"
    "uYM+E2g8ugviUYQAdKY5T2Zim3QJdyLHjktBt5+TB+gNnDAvr1rt7KnKIyTxrNat0MBEJh"
    "VtrPOCk37KFbG0VOti9jaf+0odHPEkKNtial1F587IKnIuc0ur3dFPnZtL1hCHvzv6mtmP"
    "F/Cx9JSQ+HYlP7egIOBg0treCywcsFtxsDluS8YoqIA0w7zchT++bZLhXOxaEdZRArBh6i"
    "7htXi0Mbg3vI206Ih84CKCyiP4Mzh6NcZFro9dPlqRdImntyqSzmGMGp7jNqHoSZnWEfSN"
    "nxpt0sY6UEqohS6pzStBumEUJ0IrBzkh0r40XUrNVMrHSsoH/FJoKos+FDRz9S6ftGSbvA"
    "Or7/dJeNmAOK0wdhJiSmmXedwopV0p7VI1xMH701Apv/xK7fKjPRP3u0u1dopFmxyv9Bjo"
    "zjNQmfEUbdzIBNoyqNIlhyNVl1cKssRTSbdCQd6DZiEdDdqyaoGDp3HK8FhI5Quvny982G"
    "gj8rCt+5A3fUap1Od2ydKNFac/cD34CZJ62VqiFay+gtDX4vKrbB3C+LOQl0WHmOImNdL/"
    "7Srg7UHCHOby4FRTKINBzUu2FK1Tq9IIJJ6HZNcIJHKYbUsfWMFamhJU5EqRqwMYS/ujVm"
    "prtlQUbL3jH+jEcUvPf1jcrKRWEyzG6oY23YmkTgDUYkc1RgNxETSEPCfKDSUyQMWbrjFJ"
    "L57BADMF0UcAH3n2xaPfPJGiEH/U8zzl2u6jlmz5foReJt6IjShXu78lmtCqOFrUanUJWl"
    "S+hbau4/Ma/Ow4SwUSh0Gf586ChkHUBNyofPvCbDaWzzAJbzjTNAA4lmhh/928fsEd3y3a"
    "5lwR8biQaF8f3nx+iOFcK2OJlS6dlJzy6tT36hguRUhW0JjTkkplllpl9qfmis2cllTNLH"
    "Uzy2MZ2fc6pdxOkrTEwbudPrqOParYAZa6362yksywpNZ0I9giW8IIk87pib1ZpkO5MFPM"
    "HPexIs1CDcHlHqVP6RaC5QAKfEq6J/TQxKFsGtLZNNQel63vIlJxPIpQqdj89vEpyRri4O"
    "lUn7rMGBcRqfBOJYXS4zLLiFM5pBsOn3kqHKZ3fPry9NXJ+elizC+uVA315ezkK/RVVjSw"
    "y9lJQqSFduve2Vkd38DZWblvAO9lGMp02oj/BcVbiO5xLc/LcYXn5TjvecHU5IWnRv/7/u"
    "62xIAai2RZIDM88j9iMX6ItpcKcBGMFPWLMH120/89C/fF9d3rLKfDCl7v+xCv7/8HZ3f1"
    "3g=="
)
