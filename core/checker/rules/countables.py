"""Nouns that do not stand without a determiner, and the set phrases in which even these do."""

import tomllib
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data" / "countable.toml"


@lru_cache(maxsize=1)
def load_countables() -> dict[str, frozenset[str]]:
    """people, things, places, events: singular nouns."""
    found = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {kind: frozenset(words.split()) for kind, words in found.items()}


@lru_cache(maxsize=1)
def every_countable() -> frozenset[str]:
    return frozenset[str]().union(*load_countables().values())


SET_PHRASES: dict[str, frozenset[str]] = {
    "in": frozenset(
        "case hand town city country question line step person number size colour shape form view voice company family "
        "mood character conversation conference office film series length bottle box leaf flower harness theatre "
        "theater cinema concert phrase sentence word point branch season book letter list bed court prison hospital "
        "pencil pen album diameter fear range rank tow orbit kindergarten moment problem story suit costume uniform "
        "document episode code profile crowd party competition parking dialogue print exile secret stone "
        "argument method reward celebration surprise approach part class style parcel reserve harbour miniature".split()
    ),
    "on": frozenset(
        "board page holiday line film file stage camera screen form course schedule loan sale offer request tour shift "
        "point topic time foot date record disc tape paper credit call duty hand vacation arrival departure delivery "
        "appointment subscription station deadline appeal trial average diet bail target trip journey discount "
        "step ice land shore site video radio purpose campus location display exhibition principle impulse reservation "
        "occasion message phone email promise contract menu assignment leave deck theme question family side".split()
    ),
    "at": frozenset(
        "hand table sea home work school night gunpoint point length leisure sunset sunrise dawn dusk random shore "
        "university college court church face risk issue cost rest war peace play heart law room anchor number "
        "bottle discount word minute kindergarten question moment".split()
    ),
    "from": frozenset(
        "town city place person door experience book head hand shore word scratch birth year day".split()
    ),
    "to": frozenset(
        "town city country hand shore school bed date person door year month week minute page room line kindergarten "
        "hospital court reason form word sea market point work number".split()
    ),
    "for": frozenset(
        "sale example hire rent reason life home dessert fear instance hospital school medal dinner family "
        "birthday course change show work holiday".split()
    ),
    "with": frozenset("child reason hand family experience access approach question interest regard word".split()),
    "into": frozenset("town question line shape view office battle number form language hospital account".split()),
    "about": frozenset("town course family face".split()),
    "of": frozenset[str](),
    "under": frozenset("way guard contract control cover review construction question".split()),
    "near": frozenset[str](),
    "behind": frozenset("schedule".split()),
    "like": frozenset[str](),
    "as": frozenset[str](),
    "inside": frozenset[str](),
    "next-to": frozenset[str](),
}
"""Preposition -> nouns that stand bare behind it (on board, in person). A preposition that is not here says nothing."""
NOT_OBJECTS = frozenset(
    "word voice step form point view case line number size colour shape question reason plan hand character season "
    "branch course leg arm office party family country town city hospital bank stage shore market watch room floor "
    "stone band crowd orange lemon potato tomato carrot cucumber banana apple pear cake pizza omelette parking time "
    "hour minute company orchestra guitar keyboard hammer department contact captain leader winner second mile "
    "kilometre metre discount contract birthday appointment headache compromise salary "
    "queue link file credit bit lot cup pen camera language argument celebration membership loan medal "
    "bar goal approach band address position".split()
)
"""Countable nouns that some verb or other takes bare: keep count, take form, change size, play guitar."""
FIRST_WORDS = frozenset(
    "last next first second third fourth fifth same other another more less enough such many few little much several "
    "whole half certain own full top left right high late early primary secondary mid both all each every no any some "
    "only either neither what which whose your very most least upper lower public private free real-time live prime "
    "medical military human social economic political natural national international personal professional parental "
    "central northern southern eastern western modern ancient good bad great poor excellent".split()
)
"""Adjectives that stand before a bare noun in set phrases (in good company), and words as good as an article."""
ONE_OF_MANY = frozenset(
    "good bad great excellent poor modern private public free natural personal professional international national "
    "political medical certain high".split()
)
"""Of these, those that are plain adjectives before a thing or a person: a good job, a private school."""
