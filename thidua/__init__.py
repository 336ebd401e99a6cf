"""Thi Đua runs an emulation movement from the text of its plan to its award list."""

__version__ = "0.1.0"
