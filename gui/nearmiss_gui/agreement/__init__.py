"""The agreement page: how far people agree, judges with them, and what follows; every number with interval and n."""

from nearmiss_gui.agreement.page import AgreementPage

__all__ = ["AgreementPage"]
