"""Open data over HTTP: the page that leads to it, the files, the document of the API."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.portal.addresses import address
from thidua.portal.opening.api import api, columns
from thidua.portal.opening.guard import fault
from thidua.portal.opening.sets import SETS, DataSet
from thidua.portal.views.shell import page, public
from thidua.screens.sheets import plain
from thidua.screens.throttle import within_limit


@public
def data(request: HttpRequest) -> HttpResponse:
    """Which data there are, what each column means, and how to fetch them."""
    about = _("Phong trào, kế hoạch, bảng vinh danh, sáng kiến, điển hình, chỉ số: tệp CSV, JSON và API.")
    told = {"heading": _("Dữ liệu mở"), "about": about, "sets": list(SETS.values()), "door": "data"}
    files = [
        {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address(_file(one.name))}
        for one in SETS.values()
    ]
    return page(request, "data", told, {"@type": "Dataset", "description": about, "distribution": files})


def _file(name: str) -> str:
    return reverse("portal:data_csv", args=[name])


@public
def data_csv(request: HttpRequest, name: str) -> HttpResponse:
    """One data set as a file for a spreadsheet: UTF-8 with its mark, a heading row, no formula."""
    one = SETS.get(name)
    if one is None:
        raise Http404
    if not within_limit(request, "api"):
        return fault(429)
    response = StreamingHttpResponse(_lines(one), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _lines(one: DataSet) -> Iterator[str]:
    names = [column for column, _kind, _say in one.columns]
    yield "\ufeff" + _written(names)
    for row in one.rows():
        yield _written([getattr(row, column) for column in names])


def _written(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([plain(_cell(cell)) for cell in cells])
    return out.getvalue()


def _cell(value: Any) -> Any:
    """Yes and no as numbers, as open data writes them."""
    return int(value) if isinstance(value, bool) else value


@public
def dictionary(request: HttpRequest) -> HttpResponse:
    """The data dictionary as JSON, to lie beside the files."""
    return JsonResponse(columns(), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})


@public
def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document of the read API."""
    prefix = reverse("portal:openapi").removesuffix("openapi.json")
    told = api.get_openapi_schema(path_prefix=prefix)
    told["servers"] = [{"url": address("")}]
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response
