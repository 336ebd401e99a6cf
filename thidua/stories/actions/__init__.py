"""What is done with stories; every act is one function, gathered here by its bare verb."""

from thidua.stories.actions.reviewing import publish, restore, return_, withdraw
from thidua.stories.actions.spreading import (
    NewAdoption,
    adopt,
    send,
    withdraw_adoption,
    withdraw_sending,
    word,
)
from thidua.stories.actions.writing import NewStory, Written, call_back, drop, save, start, submit

__all__ = [
    "NewAdoption",
    "NewStory",
    "Written",
    "adopt",
    "call_back",
    "drop",
    "publish",
    "restore",
    "return_",
    "save",
    "send",
    "start",
    "submit",
    "withdraw",
    "withdraw_adoption",
    "withdraw_sending",
    "word",
]
