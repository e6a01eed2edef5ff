"""How many examples the oracle tries: KAIBO_ORACLE_EXAMPLES raises it for a night of hunting."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("KAIBO_ORACLE_EXAMPLES", "60"))
#: Logs of several hundred events, one for each seed.
LONG = max(EXAMPLES // 10, 2)
#: Making a log takes long and a log is large: that is what these tests are about.
unkind = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
