"""What if another candidate had been produced: forced by mouse and by keys, in one lane, and taken back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Translate
from gui.pages.stage.page import StagePage
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.widgets.lane import Lane
from tests.gui.pages.stage.driving import SENTENCE, Reports, lane, press, type_and_submit

MODEL = "tiny/attention_rnn"


def click_candidate(shown: Lane, rank: int) -> None:
    spot = shown.candidates.row(rank).center().toPoint() - QPoint(0, shown.geometry_in_use.candidates.top)
    QTest.mouseClick(shown.candidates, Qt.MouseButton.LeftButton, pos=spot)


def trace_of(page: StagePage) -> TranslationTrace:
    assert page.trace is not None
    return page.trace


def record_of(page: StagePage, model: str = MODEL) -> LaneTrace:
    return trace_of(page).lanes[model]


def test_a_clicked_candidate_is_forced_in_its_lane_alone(qtbot: QtBot, translated: StagePage, reports: Reports) -> None:
    translated.seek(2)
    shown, own = lane(translated, "attention_rnn"), record_of(translated)
    others = [record_of(translated, f"tiny/{name}") for name in ("rnn", "transformer")]
    wanted = shown.frame.candidates[1]
    click_candidate(shown, 1)
    asked = reports.asked[-1]
    assert isinstance(asked, Translate)
    assert (asked.models, asked.forced) == ((MODEL,), ((own.steps[0].token_id, wanted.token_id),))
    assert shown.frame.current is own.steps[1], "the former translation stays until the branch is there"
    qtbot.waitUntil(translated.is_idle)
    branch = record_of(translated)
    assert branch.former is own
    assert branch.steps[0] is own.steps[0]
    assert branch.steps[1].piece == wanted.piece
    assert branch.steps[1].is_forced
    assert branch.steps[1:] == reports.tokens(asked.job_id, MODEL)[1:]
    assert [record_of(translated, f"tiny/{name}") for name in ("rnn", "transformer")] == others
    assert shown.branch.isVisible()
    assert not lane(translated, "rnn").branch.isVisible()


def test_the_clock_stays_on_the_step_and_goes_on_from_there(qtbot: QtBot, translated: StagePage) -> None:
    translated.seek(2)
    seen = []
    translated.branching.changed.connect(lambda: seen.append(translated.playback.step))
    click_candidate(lane(translated, "transformer"), 2)
    qtbot.waitUntil(lambda: record_of(translated, "tiny/transformer").former is not None)
    assert seen == [2]
    assert translated.playback.step == 2
    qtbot.waitUntil(lambda: translated.playback.step >= min(3, translated.playback.length))


def test_a_candidate_is_forced_by_keys_and_the_way_back_is_one_too(qtbot: QtBot, translated: StagePage) -> None:
    shown, own = lane(translated, "attention_rnn"), record_of(translated)
    shown.candidates.setFocus()
    press(shown.candidates, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "3 of" in shown.candidates.accessibleDescription()
    press(shown.candidates, Qt.Key.Key_Right)
    assert translated.playback.step == 2, "the clock's keys work on"
    press(shown.candidates, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: record_of(translated).former is own)
    press(shown.candidates, Qt.Key.Key_Tab)
    assert shown.branch.button.hasFocus()
    press(shown.branch.button, Qt.Key.Key_Space)
    assert record_of(translated) is own
    assert not shown.branch.isVisible()
    assert shown.candidates.hasFocus()


def test_branches_nest_and_each_way_back_undoes_one(qtbot: QtBot, translated: StagePage) -> None:
    shown, records = lane(translated, "attention_rnn"), [record_of(translated)]
    for step in (1, 2):
        translated.seek(step)
        click_candidate(shown, 1)
        qtbot.waitUntil(lambda: record_of(translated).former is records[-1] and translated.is_idle())
        records.append(record_of(translated))
    assert records[2].steps[0] is records[1].steps[0]
    assert "2" in shown.branch.button.accessibleName()
    for former in (records[1], records[0]):
        QTest.mouseClick(shown.branch.button, Qt.MouseButton.LeftButton)
        assert record_of(translated) is former
    assert translated.playback.length == max(len(record.steps) for record in trace_of(translated).lanes.values())


def test_the_produced_candidate_asks_nothing(translated: StagePage, reports: Reports) -> None:
    asked = list(reports.asked)
    click_candidate(lane(translated, "rnn"), 0)
    press(lane(translated, "rnn").candidates, Qt.Key.Key_Return)
    assert reports.asked == asked


def test_a_new_sentence_forgets_branches(qtbot: QtBot, translated: StagePage, reports: Reports) -> None:
    click_candidate(lane(translated, "rnn"), 1)
    branch = reports.asked[-1]
    assert isinstance(branch, Translate)
    type_and_submit(translated, SENTENCE + " 9")
    assert Cancel(branch.job_id) in reports.asked
    qtbot.waitUntil(translated.is_idle)
    assert all(record.former is None for record in trace_of(translated).lanes.values())
    assert not lane(translated, "rnn").branch.isVisible()
    assert {step.job_id for step in record_of(translated, "tiny/rnn").steps} == {trace_of(translated).job_id}
