"""What the page says about a list: whose labels are about which wording, what can be done, which list counts."""

from __future__ import annotations

from nearmiss.editing.sheets import Sheet
from nearmiss.editing.trying import Trial, Tried
from nearmiss_gui.constraints_page.edited import Edited
from nearmiss_gui.translation import counted, tr


def labels_words(now: Edited) -> str:
    """What becomes of the labels that were given already; nothing where there are none to speak of."""
    sheet = now.sheet
    if sheet.earlier:
        return counted(
            "{n} label is about an earlier wording; it stays with it.",
            "{n} labels are about an earlier wording; they stay with it.",
            sheet.earlier,
        )
    if sheet.labels and now.is_changed:
        return counted(
            "{n} label was given before; it stays with the wording that it is about.",
            "{n} labels were given before; they stay with the wording that they are about.",
            sheet.labels,
        )
    return ""


def conflict_words(sheet: Sheet, nobody: str) -> str:
    """Who edited the same list at the same time; nothing where nobody did."""
    if not sheet.beside:
        return ""
    return tr(
        "{name} edited these constraints at the same time. This list counts; saving one settles it.",
        name=tr(sheet.beside[0].rater) or nobody,
    )


def allowed(now: Edited | None, writes: bool) -> dict[str, bool]:
    """Which commands make sense now."""
    writes = writes and now is not None
    some = writes and now is not None and bool(now.constraints)
    below = some and now is not None and now.place < len(now.constraints) - 1
    return {
        **dict.fromkeys(("edit_add", "edit_pieces", "edit_take"), writes),
        **dict.fromkeys(("edit_remove", "edit_split", "edit_up", "edit_down", "edit_check"), some),
        "edit_join": below,
    }


def trial_of(tried: Tried | None, now: Edited | None) -> Trial | None:
    """What the check of the constraint with the cursor came to; None where it has none, or none has run yet."""
    if tried is None or now is None or now.current is None or now.current.check is None:
        return None
    return tried.trials[now.place] if len(tried.trials) == len(now.constraints) else None
