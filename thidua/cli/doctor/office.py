"""Settings that an office has made: misspelt, at odds with each other, or not for a server."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from urllib.parse import urlsplit

from thidua import env
from thidua.cli.doctor.findings import Where, row

NAMES = {setting.name for setting in env.SETTINGS}
OTHERS = {"THIDUA_LANG", "THIDUA_PLANS"}
"""Read by commands only."""
LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1", ""}
YES_NO = (env.HTTPS, env.DEMO, env.DEBUG)
SAID = {"yes", "true", "1", "on", "co", "có", "no", "false", "0", "off", "khong", "không", ""}


def unknown() -> Where:
    """Variables that nobody reads."""
    for name in sorted(os.environ):
        if name.startswith("THIDUA_") and name not in NAMES | OTHERS:
            near = difflib.get_close_matches(name, NAMES | OTHERS, 1, 0.5)
            yield name, {"near": near[0] if near else "docs/reference/settings.md"}


def not_yes_or_no() -> Where:
    """Switches that say neither."""
    for setting in YES_NO:
        if setting.value.strip().lower() not in SAID:
            yield setting.name, {"value": setting.value}


def hosts() -> list[str]:
    """The names that are served."""
    return [host.strip() for host in env.HOSTS.value.split(",") if host.strip()]


def is_local() -> bool:
    """Whether it is served to this machine only."""
    return set(hosts()) <= LOCAL and (urlsplit(env.SITE.value).hostname or "") in LOCAL


def site_not_served() -> Where:
    """The address in mails is not among the names that are served."""
    host = urlsplit(env.SITE.value).hostname or ""
    served = [h.lstrip(".").strip("[]") for h in hosts()]
    if "*" not in served and not any(host == h or host.endswith(f".{h}") for h in served):
        yield env.SITE.name, {"host": host or env.SITE.value, "hosts": env.HOSTS.value}


def any_host() -> Where:
    """Every name is served."""
    if "*" in hosts():
        yield env.HOSTS.name, {}


def no_https() -> Where:
    """Others reach it, without HTTPS."""
    if not is_local() and not env.is_on(env.HTTPS):
        yield env.HTTPS.name, {}


def plain_address() -> Where:
    """HTTPS is on and the address in mails is not."""
    if env.is_on(env.HTTPS) and not env.SITE.value.startswith("https://"):
        yield env.SITE.name, {"value": env.SITE.value}


def for_programming() -> Where:
    """DEBUG shows the program's inside to everybody."""
    if env.is_on(env.DEBUG):
        yield env.DEBUG.name, {}


def as_demo() -> Where:
    """In a demo everybody enters as anybody."""
    if env.is_on(env.DEMO) and not is_local():
        yield env.DEMO.name, {}


def mail_printed() -> Where:
    """Letters are printed into the log, with their links."""
    if not is_local() and env.MAIL.value.startswith("consolemail"):
        yield env.MAIL.name, {}


def short_secret() -> Where:
    """A key that can be guessed."""
    if env.SECRET.value and len(env.SECRET.value) < 32:
        yield env.SECRET.name, {}


def readable_secret() -> Where:
    """The file of the key may be read by others of this machine."""
    kept = Path(env.HOME.value).resolve() / "secret.key"
    if os.name == "posix" and not env.SECRET.value and kept.exists() and kept.stat().st_mode & 0o077:
        yield str(kept), {"file": kept}


def short_token() -> Where:
    """A token that can be guessed."""
    if 0 < len(env.METRICS.value) < 20:
        yield env.METRICS.name, {}


CHECKS = (
    row(
        "setting-unknown",
        unknown,
        (
            "Không có cài đặt nào tên như vậy. | There is no setting of this name.",
            "Viết sai tên thì giá trị bị bỏ qua, không ai báo. | A misspelt name is passed over in silence.",
            "Tên gần nhất: {near} | The nearest name: {near}",
        ),
    ),
    row(
        "setting-yes-no",
        not_yes_or_no,
        (
            "“{value}” không phải yes hay no, được hiểu là no. | “{value}” is neither yes nor no; it is taken as no.",
            "Điều muốn bật có thể đang tắt. | What was to be on may be off.",
            "Viết yes hoặc no. | Write yes or no.",
        ),
    ),
    row(
        "site-not-served",
        site_not_served,
        (
            "Địa chỉ trong thư dẫn tới “{host}”, không có trong THIDUA_HOSTS ({hosts}). | Mails lead to “{host}”, which is not in THIDUA_HOSTS ({hosts}).",
            "Người bấm liên kết trong thư gặp trang lỗi 400. | Who follows a link of a mail meets an error 400.",
            "Thêm tên máy vào THIDUA_HOSTS, hoặc sửa THIDUA_SITE_URL. | Add the name to THIDUA_HOSTS, or mend THIDUA_SITE_URL.",
        ),
    ),
    row(
        "any-host",
        any_host,
        (
            "Mọi tên máy đều được phục vụ. | Every host name is served.",
            "Người lạ đặt được tên máy của họ vào liên kết. | A stranger's name can get into links.",
            "Liệt kê tên máy thật. | List the real names.",
        ),
    ),
    row(
        "https-off",
        no_https,
        (
            "Người khác vào được mà không có HTTPS. | Others reach it without HTTPS.",
            "Mật khẩu, lá phiếu và phiên làm việc đi qua mạng không mã hóa. | Passwords, ballots and sessions cross the network in the clear.",
            "Đặt nginx với HTTPS ở trước (deploy/nginx.conf), rồi THIDUA_HTTPS=yes. | Put nginx with HTTPS in front (deploy/nginx.conf), then THIDUA_HTTPS=yes.",
        ),
    ),
    row(
        "site-plain",
        plain_address,
        (
            "THIDUA_HTTPS=yes nhưng địa chỉ là {value}. | THIDUA_HTTPS=yes, but the address is {value}.",
            "Thư và mã QR dẫn tới địa chỉ không mã hóa; biểu mẫu có thể bị từ chối. | Mails and QR codes lead to an address in the clear; forms may be refused.",
            "Viết https:// trong THIDUA_SITE_URL. | Write https:// in THIDUA_SITE_URL.",
        ),
    ),
    row(
        "debug-on",
        for_programming,
        (
            "Chế độ lập trình đang bật. | Programming mode is on.",
            "Trang lỗi cho mọi người thấy bên trong chương trình và dữ liệu. | Pages of faults show program and data to everybody.",
            "Bỏ THIDUA_DEBUG. | Remove THIDUA_DEBUG.",
        ),
    ),
    row(
        "demo-on",
        as_demo,
        (
            "Bản trình diễn đang mở cho người khác. | A demo is open to others.",
            "Ai cũng đăng nhập được bằng bất cứ vai nào. | Anybody enters in any role.",
            "Bỏ THIDUA_DEMO ở nơi có dữ liệu thật. | Remove THIDUA_DEMO where data is real.",
        ),
    ),
    row(
        "mail-printed",
        mail_printed,
        (
            "Chưa đặt máy chủ thư: thư được in ra nhật ký. | No mail server is set: letters are printed into the log.",
            "Không ai nhận được lời mời, lời nhắc. | Nobody gets invitations and reminders.",
            "Đặt THIDUA_MAIL_URL. | Set THIDUA_MAIL_URL.",
        ),
        "warning",
    ),
    row(
        "secret-short",
        short_secret,
        (
            "Khóa ký phiên làm việc quá ngắn. | The key that signs sessions is too short.",
            "Đoán được khóa thì giả được phiên của bất cứ ai. | Who guesses it makes a session of anybody.",
            "Bỏ THIDUA_SECRET_KEY: chương trình tự tạo khóa. | Remove THIDUA_SECRET_KEY: the program makes one.",
        ),
    ),
    row(
        "secret-readable",
        readable_secret,
        (
            "Người khác trên máy đọc được tệp khóa. | Others on this machine can read the key.",
            "Có khóa thì giả được phiên của bất cứ ai. | Who has it makes a session of anybody.",
            "chmod 600 {file} | chmod 600 {file}",
        ),
    ),
    row(
        "token-short",
        short_token,
        (
            "Mã đọc số đo quá ngắn. | The token of the measures is too short.",
            "Đoán được mã thì đọc được số đo. | Who guesses it reads the measures.",
            "Dùng ít nhất 20 ký tự: openssl rand -hex 24 | Use 20 characters or more: openssl rand -hex 24",
        ),
        "warning",
    ),
)
