"""What is kept: the diary's chain, files, books of numbers, background work, the key that signs papers, the mail server."""

from __future__ import annotations

import smtplib
import time
from datetime import UTC, datetime, timedelta

from thidua.cli.doctor.findings import Where, row

SOON = timedelta(days=60)
LATE = timedelta(hours=1)


def broken_diary() -> Where:
    """The chain does not hold."""
    from thidua.audit.verifying import verify

    found = verify()
    if found.why is not None:
        yield "thidua audit verify", {"vi": found.say.vi, "en": found.say.en}


def lost_files() -> Where:
    """Rows whose bytes are not there."""
    from thidua.records.storage import missing

    gone = missing()
    if gone:
        yield str(gone[0].path), {"n": len(gone)}


def broken_books() -> Where:
    """A book of numbers with a gap or a number twice."""
    from django.db.models import Count, Max, Min

    from thidua.records.models import Issued, NumberSeries

    told = Issued.objects.values("series").annotate(n=Count("pk"), low=Min("number"), high=Max("number"))
    found = {line["series"]: (line["n"], line["low"], line["high"]) for line in told.order_by()}
    for book in NumberSeries.objects.iterator():
        whole = (book.last - book.first + 1, book.first, book.last)
        if found.get(book.pk, (0, book.first, book.first - 1)) != whole:
            yield f"{book} #{book.pk}", {}


def stuck_work() -> Where:
    """Work that has waited for an hour, as nobody does it."""
    from django_tasks_db.models import DBTaskResult

    from thidua.clock import now

    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now() - LATE).count()
    if waiting:
        yield "db_worker", {"n": waiting}


def ending_certificate() -> Where:
    """The certificate that signs papers ends soon, has ended, or cannot be read."""
    from django.conf import settings

    from thidua.documents.signed import certificate_ends

    file = settings.SIGN["file"]
    if not file:
        return
    ends = certificate_ends(file, settings.SIGN["password"])
    if ends - datetime.now(UTC) < SOON:
        yield file, {"day": f"{ends:%d/%m/%Y}"}


def deaf_mail() -> Where:
    """The mail server does not answer."""
    from django.conf import settings

    if not settings.EMAIL_BACKEND.endswith(".smtp.EmailBackend"):
        return
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    try:
        kind = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
        with kind(host, port, timeout=10) as line:
            line.noop()
    except (OSError, smtplib.SMTPException) as error:
        yield f"{host}:{port}", {"kind": type(error).__name__}


def deaf_scanner() -> Where:
    """The virus scanner that is set does not answer."""
    from django.conf import settings

    from thidua.records.inspection.scanning import answers

    if settings.SCANNER and not answers():
        yield settings.SCANNER, {}


def no_sign_of_life() -> Where:
    """The program runs, and its background work gives no sign."""
    from thidua.cli.web import home
    from thidua.watching.health import LATELY, SIGN

    sign = home() / SIGN
    if sign.exists() and LATELY < time.time() - sign.stat().st_mtime < 3600:
        yield str(sign), {}


CHECKS = (
    row(
        "diary",
        broken_diary,
        (
            "{vi} | {en}",
            "Nhật ký là chứng cứ; chuỗi đứt nghĩa là có người sửa hoặc đĩa hỏng. | The diary is evidence; a broken chain means that somebody changed it or a disk failed.",
            "Giữ nguyên máy, báo người kiểm soát, xem docs/how-to/backup-and-restore.md | Leave the machine as it is, tell the auditor, see docs/how-to/backup-and-restore.md",
        ),
    ),
    row(
        "files",
        lost_files,
        (
            "{n} tệp của hồ sơ không còn trên đĩa. | {n} files of cases are not on the disk.",
            "Minh chứng và văn bản đã ban hành mở không được. | Evidence and issued papers cannot be opened.",
            "Lấy lại từ bản sao lưu. | Bring them back from a backup.",
        ),
    ),
    row(
        "numbers",
        broken_books,
        (
            "Sổ số có số bị trống hoặc bị lặp. | A book of numbers has a gap or a number twice.",
            "Số văn bản phải liên tục và không trùng. | Numbers of papers run on and are used once.",
            "Đối chiếu với sổ giấy, báo người phát triển. | Compare with the book on paper, tell the developers.",
        ),
    ),
    row(
        "background",
        stuck_work,
        (
            "{n} việc nền chờ đã hơn một giờ. | {n} pieces of background work have waited for more than an hour.",
            "Nhập Excel, lập gói giấy tờ không chạy. | Imports and packs of papers do not run.",
            "Xem thidua serve có đang chạy không; khởi động lại nó. | See whether thidua serve runs; start it again.",
        ),
        "warning",
    ),
    row(
        "background-silent",
        no_sign_of_life,
        (
            "Việc nền không báo là còn sống. | Background work gives no sign of life.",
            "Việc dài sẽ nằm chờ. | Long work will wait.",
            "Xem journalctl -u thidua; khởi động lại. | See journalctl -u thidua; start it again.",
        ),
        "warning",
    ),
    row(
        "certificate",
        ending_certificate,
        (
            "Chứng thư số hết hạn ngày {day}. | The certificate ends on {day}.",
            "Hết hạn thì văn bản ban hành không ký số được. | Once it has ended, issued papers cannot be signed.",
            "Xin cấp chứng thư mới trước ngày ấy. | Ask for a new one before that day.",
        ),
    ),
    row(
        "mail",
        deaf_mail,
        (
            "Máy chủ thư không trả lời ({kind}). | The mail server does not answer ({kind}).",
            "Lời mời, lời nhắc không đến ai. | Invitations and reminders reach nobody.",
            "Xem THIDUA_MAIL_URL, tường lửa, và máy chủ thư. | See THIDUA_MAIL_URL, the firewall and the mail server.",
        ),
    ),
    row(
        "scanner",
        deaf_scanner,
        (
            "Máy quét vi-rút không trả lời. | The virus scanner does not answer.",
            "Chưa quét được thì không tệp nào được nhận. | While nothing is scanned, no file is taken.",
            "Xem THIDUA_CLAMD và dịch vụ clamav-daemon. | See THIDUA_CLAMD and the service clamav-daemon.",
        ),
    ),
)
