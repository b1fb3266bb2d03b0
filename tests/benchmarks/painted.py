"""Run in a process of its own by `opening`: show a window and print the clock after its first paint, then leave.

    python -m tests.benchmarks.painted empty|doseleaf

Qt is imported inside: the program decides itself when it does that, and this is part of what is measured.
"""

import sys


def empty() -> int:
    """The yardstick: nothing but a main window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - see above

    from tests.benchmarks.first_paint import FirstPaint  # noqa: PLC0415 - see above

    app = QApplication(sys.argv[:1])
    watcher = FirstPaint(app)
    window = QMainWindow()
    window.resize(1240, 800)
    window.show()
    status = app.exec()
    del watcher
    return status


def doseleaf() -> int:
    """The program as it starts, in the folders that the environment names."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above

    from app.start import main  # noqa: PLC0415 - see above
    from tests.benchmarks.first_paint import FirstPaint  # noqa: PLC0415 - see above

    run = QApplication.exec
    kept: list[FirstPaint] = []

    def watched(app: QApplication) -> int:
        kept.append(FirstPaint(app))
        return run()

    setattr(QApplication, "exec", watched)  # noqa: B010 - mock.patch would import 30 ms of its own; the process ends soon
    return main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else doseleaf())
