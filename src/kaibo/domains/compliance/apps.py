"""The Django app of the compliance domain."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    """Its tables carry the prefix `compliance_`."""

    name = "kaibo.domains.compliance"
    label = "compliance"
    verbose_name = "合规"
