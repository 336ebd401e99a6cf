"""The way to the office's identity provider and back: what allauth leaves unchecked is checked here.

A number of the browser's own (nonce) goes along and must come back inside the ID token, whose signature is checked
although it comes straight over TLS. Nothing is added to the way by what an address says, and no redirect is followed.
"""

from __future__ import annotations

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

NONCES = "provider-nonces"
"""Where a session keeps the numbers of the ways that were begun, newest last."""
MOST = 10
SIGNED_BY = [f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)] + ["EdDSA"]
"""Signatures by a private key only: never none, never by a secret that both sides know."""
CLOCKS = 30
"""Seconds by which two clocks may differ."""


class Way(OpenIDConnectOAuth2Adapter):
    """The checks on the way back."""

    def get_provider(self) -> Provider:
        """The one provider that the administrator has set."""
        return Provider(self.request, app=super().get_provider().app)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Who has come; without an ID token nobody has."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            told = self._signed(app, id_token)
        except (jwt.PyJWTError, ValueError, KeyError) as fault:
            raise OAuth2Error("invalid id_token") from fault
        begun = self.request.session.get(NONCES, [])
        if told.get("nonce") not in begun:
            raise OAuth2Error("another nonce")
        self.request.session[NONCES] = [nonce for nonce in begun if nonce != told["nonce"]]
        return told

    def _signed(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """What the token tells, by whichever of the provider's public keys signed it."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
        answer.raise_for_status()
        named = jwt.get_unverified_header(id_token).get("kid")
        for key in jwt.PyJWKSet.from_dict(answer.json()).keys:
            if named not in (None, key.key_id):
                continue
            try:
                return jwt.decode(
                    id_token,
                    key,
                    algorithms=SIGNED_BY,
                    issuer=self.openid_config["issuer"],
                    audience=app.client_id,
                    leeway=CLOCKS,
                    options={"require": ["iss", "aud", "exp", "sub"]},
                )
            except jwt.InvalidSignatureError:
                continue
        raise jwt.InvalidSignatureError


class Provider(OpenIDConnectProvider):
    """The provider as the house goes to it."""

    oauth2_adapter_class = Way

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """What goes along: a number of this browser's own, kept until it comes back."""
        nonce = secrets.token_urlsafe(24)
        request.session[NONCES] = [*request.session.get(NONCES, []), nonce][-MOST:]
        return {**self.get_auth_params(), "nonce": nonce}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """What is asked for: as set, whatever the address says."""
        return list(self.get_scope())


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, from a button only; where it does not answer, say so."""
    way = Way(request, provider_id)
    try:
        return OAuth2LoginView.adapter_view(way)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException as fault:
        return render_authentication_error(request, way.get_provider(), exception=fault)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider."""
    try:
        return OAuth2CallbackView.adapter_view(Way(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
