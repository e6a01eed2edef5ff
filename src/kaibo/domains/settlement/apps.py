"""The Django app of the settlement domain."""

from django.apps import AppConfig


class SettlementConfig(AppConfig):
    """Its tables carry the prefix `settlement_`."""

    name = "kaibo.domains.settlement"
    label = "settlement"
    verbose_name = "结算"
