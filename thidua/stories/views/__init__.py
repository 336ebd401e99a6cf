"""Addresses of stories, from the draft to the radio and to those who do likewise."""

from django.urls import path

from thidua.stories.views import lists, picturing, reading, reviewing, spreading, writing

urlpatterns = [
    path("", lists.Published.as_view(), name="published"),
    path("moi-bai", lists.Stories.as_view(), name="list"),
    path("cua-toi", lists.Mine.as_view(), name="mine"),
    path("viet", writing.starting, name="start"),
    path("doc/<int:pk>", reading.read, name="read"),
    path("doc/<int:pk>/ap-dung", reading.adopting, name="adopt"),
    path("ap-dung/<int:pk>/rut", reading.taking_back, name="withdraw_adoption"),
    path("<int:pk>", reviewing.story, name="story"),
    path("<int:pk>/viet", writing.write, name="write"),
    path("<int:pk>/luu", writing.save, name="save"),
    path("<int:pk>/anh", picturing.putting, name="add_picture"),
    path("<int:pk>/anh/bo", picturing.taking_off, name="remove_picture"),
    path("<int:pk>/anh/<str:digest>.jpg", picturing.picture, name="picture"),
    path("<int:pk>/gui", writing.submitting, name="submit"),
    path("<int:pk>/bo", writing.dropping, name="drop"),
    path("<int:pk>/lay-lai", writing.calling_back, name="call_back"),
    path("<int:pk>/tra-lai", reviewing.returning, name="return"),
    path("<int:pk>/dang", reviewing.publishing, name="publish"),
    path("<int:pk>/go", reviewing.withdrawing, name="withdraw"),
    path("<int:pk>/dang-lai", reviewing.restoring, name="restore"),
    path("<int:pk>/ban-tin", spreading.wording, name="word"),
    path("<int:pk>/ban-tin.<str:ending>", spreading.paper, name="bulletin"),
    path("<int:pk>/gui-dai", spreading.sending, name="send"),
    path("gui-dai/<int:pk>/rut", spreading.taking_back, name="withdraw_sending"),
]
