"""A form that anybody may send is taken from a browser that keeps no cookies too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect


def for_anybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for the form's token only of whoever is signed in.

    The token keeps another site from using somebody's account. A stranger has none to be used: what
    is sent is theirs alone, whoever made the form, and floods are counted by address.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        of_account = request.method == "POST" and request.user.is_authenticated
        return (checked if of_account else view)(request, *args, **kwargs)

    return taken
