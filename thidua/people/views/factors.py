"""The second factor over HTTP: one's own ways, each set up on its page; codes shown once; the reset of a lost one."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people import actions, factors
from thidua.people.models import User
from thidua.people.sessions import by_one_click
from thidua.people.views.accounts import asking_of, user_of
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form


def mine(request: HttpRequest) -> HttpResponse:
    """What one has set up, and what one may add."""
    told = {
        "heading": _("Xác thực hai lớp"),
        "kept": factors.kept_by(request.user),
        "must": factors.must_have(request.user) and not by_one_click(request.user),
    }
    return render(request, "people/factors.html", told)


def app(request: HttpRequest) -> HttpResponse:
    """Set up an app that counts codes: scan, type one code, take the recovery codes."""
    reasons: tuple[Say, ...] = ()
    if request.method == "POST":
        secret, code = get_totp_secret(), request.POST.get("code", "")[:20]
        try:
            codes = actions.add_app(secret, code, by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            clear_totp_secret(request)
            return _done(request, codes)
    # a wrong code keeps the seed that was scanned
    secret = get_totp_secret(regenerate=request.method != "POST")
    maker = factors.SecondFactor()
    told = {
        "heading": _("Thêm ứng dụng tạo mã"),
        "picture": mark_safe(maker.build_totp_svg(maker.build_totp_url(request.user, secret))),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "reasons": reasons,
    }
    return render(request, "people/factor_app.html", told, status=422 if reasons else 200)


def key(request: HttpRequest) -> HttpResponse:
    """Set up a passkey: the browser makes it, the server checks it."""
    reasons: tuple[Say, ...] = ()
    if request.method == "POST":
        form = AddWebAuthnForm(user=request.user, data=request.POST)
        try:
            if form.is_valid():
                name = form.cleaned_data["name"]
                return _done(request, actions.add_key(name, form.cleaned_data["credential"], by=request.user))
            reasons = (
                Say("Trình duyệt chưa tạo được khóa. Thử lại.", "The browser made no passkey. Try again."),
            )
        except Refused as refused:
            reasons = refused.reasons
    told = {
        "heading": _("Thêm khóa truy cập"),
        "options": begin_registration(request.user, False),
        "reasons": reasons,
    }
    return render(request, "people/factor_key.html", told, status=422 if reasons else 200)


def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the old ones."""
    reasons: tuple[Say, ...] = ()
    if request.method == "POST":
        try:
            return _done(request, actions.renew_codes(by=request.user))
        except Refused as refused:
            reasons = refused.reasons
    told = {"heading": _("Tạo mã dự phòng mới"), "kept": factors.kept_by(request.user), "reasons": reasons}
    return render(request, "people/factor_codes_ask.html", told, status=422 if reasons else 200)


def _done(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """What was set up; recovery codes go into this one answer and nowhere else."""
    _stay(request)
    told = {"heading": _("Đã bật xác thực hai lớp"), "codes": codes}
    return render(request, "people/factor_codes.html", told)


def _stay(request: HttpRequest) -> None:
    """A changed second factor ends the other sessions, not the one in which it was changed."""
    update_session_auth_hash(request, User.objects.get(pk=request.user.pk))


def _removed(request: HttpRequest, found: Authenticator) -> None:
    actions.remove_factor(found, by=request.user)
    _stay(request)


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of one's own ways away."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    found = get_object_or_404(Authenticator, pk=pk, user=request.user, type__in=kinds)
    here = reverse("people:factors")
    heading = _("Gỡ lớp xác thực")
    what = _("Ứng dụng tạo mã") if found.type == Authenticator.Type.TOTP else found.wrap().name
    question = Question(
        right="factor.remove",
        thing=None,
        heading=heading,
        button=heading,
        do=lambda _told: _removed(request, found),
        told=Say("Đã gỡ.", "It is removed."),
        to=here,
        way=(
            (_("Tài khoản của tôi"), reverse("people:account")),
            (_("Xác thực hai lớp"), here),
            (heading, ""),
        ),
        template=SURE,
        shown={
            "what": [(_("Lớp xác thực"), what)],
            "consequence": Say(
                "Từ lần đăng nhập sau cách này không dùng được nữa.",
                "From the next sign-in on this way is worth nothing.",
            ),
        },
    )
    return ask(request, Form(sent(request)), question)


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take every second factor from an account whose owner has lost them; for an administrator, ask for it first."""
    found = user_of(request, pk)
    asked = factors.asked_by(found)
    if factors.needs_two(found) and asked is None:
        return _asking(request, found)
    say = Say(
        f"Chỉ làm khi đã gặp hoặc gọi số đã biết của {found.name} để chắc đúng người; thư và tin nhắn không đủ. "
        "Mọi phiên làm việc kết thúc; người ấy vẫn cần mật khẩu và được báo qua thư.",
        f"Only after meeting {found.name} or calling a number you know; mail and messages are not enough. "
        "All sessions end; they still need their password and are told by mail.",
    )
    if asked:
        first = Say(
            f"{asked.name} đã xin đặt lại; người làm phải là quản trị khác. ",
            f"{asked.name} has asked for it; another administrator does it. ",
        )
        say = Say(first.vi + say.vi, first.en + say.en)
    question = asking_of(
        found,
        ("factor.reset", _("Đặt lại xác thực hai lớp")),
        lambda _told: actions.reset_factors(found, by=request.user),
        Say(
            "Đã đặt lại. Người ấy đăng nhập bằng mật khẩu và bật lại từ đầu.",
            "It is reset; they sign in by password and begin anew.",
        ),
        template=SURE,
        shown={"consequence": say, "danger": True},
    )
    return ask(request, Form(sent(request)), question)


def _asking(request: HttpRequest, found: User) -> HttpResponse:
    """The first of the two steps for an administrator."""
    say = Say(
        f"{found.name} là quản trị, nên cần hai người: bạn xin, một quản trị khác đặt lại trong bảy ngày. "
        "Chỉ xin khi đã gặp hoặc gọi số đã biết; người ấy và các quản trị khác được báo ngay.",
        f"{found.name} is an administrator, so it takes two: you ask, another administrator resets within seven days. "
        "Ask only after meeting or calling them; they and the other administrators are told at once.",
    )
    question = asking_of(
        found,
        ("factor.ask_reset", _("Xin đặt lại xác thực hai lớp")),
        lambda _told: actions.ask_reset(found, by=request.user),
        Say("Đã xin. Chờ một quản trị khác đặt lại.", "Asked. Another administrator resets it."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)
