"""Writes of the room of papers: packs, words by hand, papers issued and made void."""

from thidua.papers.actions.packs import fill, pack
from thidua.papers.actions.releases import check_editable, drop_edit, edit, issue, void

__all__ = ["check_editable", "drop_edit", "edit", "fill", "issue", "pack", "void"]
