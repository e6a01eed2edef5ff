"""Judges: what is claimed against what is known. Each settles one kind of claim."""

from kaibo.domains.compliance.engine.judges import after_sale as _after_sale  # noqa: F401
from kaibo.domains.compliance.engine.judges import delivery as _delivery  # noqa: F401
from kaibo.domains.compliance.engine.judges import disclosure as _disclosure  # noqa: F401
from kaibo.domains.compliance.engine.judges import efficacy as _efficacy  # noqa: F401
from kaibo.domains.compliance.engine.judges import endorsement as _endorsement  # noqa: F401
from kaibo.domains.compliance.engine.judges import gift as _gift  # noqa: F401
from kaibo.domains.compliance.engine.judges import gift_card as _gift_card  # noqa: F401
from kaibo.domains.compliance.engine.judges import lottery as _lottery  # noqa: F401
from kaibo.domains.compliance.engine.judges import materials as _materials  # noqa: F401
from kaibo.domains.compliance.engine.judges import platforms as _platforms  # noqa: F401
from kaibo.domains.compliance.engine.judges import price as _price  # noqa: F401
from kaibo.domains.compliance.engine.judges import price_anchored as _price_anchored  # noqa: F401
from kaibo.domains.compliance.engine.judges import price_compared as _price_compared  # noqa: F401
from kaibo.domains.compliance.engine.judges import price_promises as _price_promises  # noqa: F401
from kaibo.domains.compliance.engine.judges import price_rates as _price_rates  # noqa: F401
from kaibo.domains.compliance.engine.judges import qualification as _qualification  # noqa: F401
from kaibo.domains.compliance.engine.judges import saying as _saying  # noqa: F401
from kaibo.domains.compliance.engine.judges import spec as _spec  # noqa: F401
from kaibo.domains.compliance.engine.judges import stock as _stock  # noqa: F401
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim, judge

__all__ = ["JUDGES", "Claim", "judge"]
