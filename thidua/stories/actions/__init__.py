"""What is done with stories; every act is one function, gathered here by its bare verb."""

from thidua.stories.actions.picturing import Pictured, add_picture, remove_picture
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
    "Pictured",
    "Written",
    "add_picture",
    "adopt",
    "call_back",
    "drop",
    "publish",
    "remove_picture",
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
