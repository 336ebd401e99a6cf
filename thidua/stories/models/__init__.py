"""What is kept of stories: the story, its picture, its words for the radio, who was sent them, who does likewise."""

from thidua.stories.models.pictures import Picture
from thidua.stories.models.spread import Adoption, Bulletin, Sending
from thidua.stories.models.written import OPEN, Story

__all__ = ["OPEN", "Adoption", "Bulletin", "Picture", "Sending", "Story"]
