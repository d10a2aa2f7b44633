from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.application import make_application


def test_there_is_one_application_with_a_name_and_a_style(qapp: QApplication) -> None:
    application = make_application()
    assert application is qapp
    assert application.applicationName() == "socketscope"
    assert application.style().objectName() == "fusion"
