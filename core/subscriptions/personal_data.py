"""What plans, allowances and the ledger keep of a person. Bookkeeping stays, without the person."""

from collections.abc import Sequence

from core.subscriptions.models import AllowanceRow, HoldRow, ModelCostRow, SubscriptionRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=SubscriptionRow),
    Holding(table=AllowanceRow),
    Holding(table=HoldRow, kept=True, blanked=frozenset({"key"})),
    Holding(table=ModelCostRow, kept=True),
)
