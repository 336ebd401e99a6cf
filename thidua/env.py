"""What an office may set: every THIDUA_* variable, its default and what it is for."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from thidua.core.wording import Say


@dataclass(frozen=True)
class Setting:
    """One variable of the environment."""

    name: str
    default: str
    say: Say

    @property
    def value(self) -> str:
        """What the office has set, else the default."""
        return os.environ.get(self.name, self.default)


HOME = Setting(
    "THIDUA_HOME",
    "thidua-data",
    Say("Thư mục dữ liệu: cơ sở dữ liệu, tệp, khóa", "Folder of data: database, files, key"),
)
DATABASE = Setting(
    "THIDUA_DATABASE_URL",
    "",
    Say(
        "Địa chỉ cơ sở dữ liệu, ví dụ postgresql://…; để trống là SQLite trong THIDUA_HOME",
        "Address of the database, such as postgresql://…; blank is SQLite in THIDUA_HOME",
    ),
)
REPLICA = Setting(
    "THIDUA_REPLICA_URL",
    "",
    Say(
        "Địa chỉ bản sao PostgreSQL chỉ đọc (streaming replica): trang công khai đọc ở đó; để trống là không có",
        "Address of a read-only streaming replica of PostgreSQL: public pages are read there; blank: none",
    ),
)
SECRET = Setting(
    "THIDUA_SECRET_KEY",
    "",
    Say(
        "Khóa ký phiên làm việc; để trống là tệp secret.key trong THIDUA_HOME",
        "Key that signs sessions; blank is the file secret.key in THIDUA_HOME",
    ),
)
HOSTS = Setting(
    "THIDUA_HOSTS",
    "localhost,127.0.0.1,[::1]",
    Say("Tên máy chủ được phục vụ, cách nhau bằng dấu phẩy", "Host names that are served, by commas"),
)
HTTPS = Setting(
    "THIDUA_HTTPS",
    "no",
    Say("yes khi đứng sau HTTPS: cookie chỉ gửi qua HTTPS", "yes behind HTTPS: cookies by HTTPS only"),
)
DEMO = Setting(
    "THIDUA_DEMO",
    "no",
    Say(
        "yes: bản trình diễn, đồng hồ đặt được, đăng nhập một lần bấm",
        "yes: a demo with a clock to set and sign-in by one click",
    ),
)
MAIL = Setting(
    "THIDUA_MAIL_URL",
    "consolemail://",
    Say(
        "Máy chủ thư, ví dụ smtp+tls://tên:mật-khẩu@máy:587",
        "Mail server, such as smtp+tls://user:password@host:587",
    ),
)
MAIL_FROM = Setting(
    "THIDUA_MAIL_FROM", "thidua@localhost", Say("Địa chỉ gửi thư", "Address that mail is sent from")
)
SITE = Setting(
    "THIDUA_SITE_URL",
    "http://127.0.0.1:8000",
    Say(
        "Địa chỉ trang mà thư dẫn về; không đặt thì là nơi thidua serve đang nghe",
        "Address of the site that mails lead to; unset, it is where thidua serve listens",
    ),
)
PUBLIC = Setting(
    "THIDUA_PUBLIC_URL",
    "",
    Say(
        "Địa chỉ mà người dân vào được, in trong mã QR của văn bản; để trống là THIDUA_SITE_URL",
        "Address that the public reaches, printed in the QR code of papers; blank is THIDUA_SITE_URL",
    ),
)
CONTACT = Setting(
    "THIDUA_PUBLIC_CONTACT",
    "",
    Say(
        "Điện thoại hoặc hộp thư để người dân hỏi về một văn bản đã ban hành",
        "Telephone or mail address where the public may ask about an issued paper",
    ),
)
SIGN_FILE = Setting(
    "THIDUA_SIGN_FILE",
    "",
    Say(
        "Tệp chứng thư số PKCS#12 của cơ quan; để trống thì văn bản ban hành không ký số",
        "PKCS#12 certificate file of the agency; blank: issued papers carry no digital signature",
    ),
)
SIGN_PASSWORD = Setting(
    "THIDUA_SIGN_PASSWORD", "", Say("Mật khẩu của tệp chứng thư số", "Password of the certificate file")
)
SIGN_MODULE = Setting(
    "THIDUA_SIGN_MODULE",
    "",
    Say(
        "Mô-đun PKCS#11 của thiết bị ký (thay cho tệp chứng thư)",
        "PKCS#11 module of a signing token (in place of the file)",
    ),
)
SIGN_TOKEN = Setting("THIDUA_SIGN_TOKEN", "", Say("Tên thiết bị ký", "Label of the token"))
SIGN_LABEL = Setting(
    "THIDUA_SIGN_LABEL",
    "",
    Say("Tên khóa và chứng thư trong thiết bị ký", "Label of key and certificate on the token"),
)
SIGN_PIN = Setting("THIDUA_SIGN_PIN", "", Say("Mã PIN của thiết bị ký", "PIN of the token"))
SIGN_IMAGE = Setting(
    "THIDUA_SIGN_IMAGE",
    "",
    Say(
        "Ảnh chữ ký màu xanh, nền trong suốt, PNG (Nghị định 30/2020); để trống thì không vẽ gì",
        "Image of the signature, blue, transparent PNG (Decree 30/2020); blank: nothing is drawn",
    ),
)
SIGN_AGENCY = Setting(
    "THIDUA_SIGN_AGENCY",
    "",
    Say(
        "Mã cơ quan có chứng thư số này; để trống là mọi cơ quan ở đây",
        "Code of the agency whose certificate it is; blank is every agency here",
    ),
)
SIGN_ROOTS = Setting(
    "THIDUA_SIGN_ROOTS",
    "",
    Say(
        "Tệp PEM các chứng thư gốc được tin khi kiểm tra chữ ký số",
        "PEM file of the roots that are trusted when signatures are checked",
    ),
)
SIGNS = (
    SIGN_FILE,
    SIGN_PASSWORD,
    SIGN_MODULE,
    SIGN_TOKEN,
    SIGN_LABEL,
    SIGN_PIN,
    SIGN_IMAGE,
    SIGN_AGENCY,
    SIGN_ROOTS,
)
PROOF = Setting(
    "THIDUA_PROOF_MINUTES",
    "15",
    Say(
        "Sau bao nhiêu phút thì hỏi lại mật khẩu trước khi bỏ phiếu, mở hòm phiếu, ký, hủy bỏ; 0 là không hỏi",
        "Minutes after which the password is asked again before voting, opening the box, signing, revoking; 0: never",
    ),
)
IDLE = Setting(
    "THIDUA_IDLE_MINUTES",
    "60",
    Say(
        "Số phút không dùng thì phiên làm việc kết thúc; 0 là không",
        "Idle minutes that end a session; 0: none",
    ),
)
PUBLIC_KEPT = Setting(
    "THIDUA_PUBLIC_KEPT",
    "1",
    Say(
        "Số giây một trang công khai làm ra được dùng lại cho mọi người đọc; 0 là làm lại mỗi lần",
        "Seconds for which a public page that was made serves all its readers; 0: made each time",
    ),
)
HOURS = Setting(
    "THIDUA_SESSION_HOURS",
    "10",
    Say("Số giờ dài nhất của một phiên làm việc", "Hours that a session lasts at most"),
)
SECOND_FACTOR = Setting(
    "THIDUA_SECOND_FACTOR",
    "asked",
    Say(
        "Xác thực hai lớp: none (tùy mỗi người), asked (nhắc khi đăng nhập), required_for_admins (quản trị phải có), "
        "required (ai cũng phải có)",
        "Second factor: none (as each likes), asked (suggested at sign-in), required_for_admins, required (of all)",
    ),
)
SECOND_FACTORS = ("none", "asked", "required_for_admins", "required")
OIDC_ISSUER = Setting(
    "THIDUA_OIDC_ISSUER",
    "",
    Say(
        "Địa chỉ hệ thống đăng nhập một cửa (OIDC) của cơ quan; để trống thì không có",
        "Address of the office's identity provider (OIDC); blank: none",
    ),
)
OIDC_CLIENT = Setting(
    "THIDUA_OIDC_CLIENT", "", Say("Mã ứng dụng ở hệ thống một cửa", "Client id at the provider")
)
OIDC_SECRET = Setting(
    "THIDUA_OIDC_SECRET", "", Say("Khóa của ứng dụng ở hệ thống một cửa", "Client secret at the provider")
)
OIDC_LABEL = Setting(
    "THIDUA_OIDC_LABEL",
    "Đăng nhập một cửa",
    Say("Tên hệ thống một cửa trên trang đăng nhập", "Name of the provider on the sign-in page"),
)
OIDC_CLAIM = Setting(
    "THIDUA_OIDC_CLAIM",
    "",
    Say(
        "Trường (claim) bằng tên đăng nhập ở đây; để trống là địa chỉ thư đã xác minh",
        "Claim that equals the user name here; blank is the verified mail address",
    ),
)
OIDC = (OIDC_ISSUER, OIDC_CLIENT, OIDC_SECRET, OIDC_LABEL, OIDC_CLAIM)
DEBUG = Setting("THIDUA_DEBUG", "no", Say("yes: chỉ khi lập trình", "yes: for programming only"))

METRICS = Setting(
    "THIDUA_METRICS_TOKEN",
    "",
    Say(
        "Mã để Prometheus đọc số đo ở /suc-khoe/so-do; để trống thì không có trang ấy",
        "Token with which Prometheus reads measures at /suc-khoe/so-do; blank: there is no such page",
    ),
)
PASSWORDS = Setting(
    "THIDUA_PASSWORD_LIST",
    "",
    Say(
        "Tệp mật khẩu đã lộ (mỗi dòng một, chữ thường, có thể nén gzip) không ai được đặt; để trống thì không có",
        "File of breached passwords (one a line, lower case, gzip or plain) that nobody may choose; blank: none",
    ),
)
SCANNER = Setting(
    "THIDUA_CLAMD",
    "",
    Say(
        "Máy quét vi-rút ClamAV (clamd): /run/clamav/clamd.ctl hay 127.0.0.1:3310; đặt thì không giữ tệp chưa quét",
        "Virus scanner ClamAV (clamd): /run/clamav/clamd.ctl or 127.0.0.1:3310; where set, no file is kept unscanned",
    ),
)
LOG = Setting(
    "THIDUA_LOG",
    "plain",
    Say(
        "Dòng nhật ký kỹ thuật: plain cho người đọc, json cho máy; không bao giờ có dữ liệu cá nhân",
        "Lines of the technical log: plain for people, json for machines; never with personal data",
    ),
)
SLOW = Setting(
    "THIDUA_SLOW_MS",
    "1000",
    Say(
        "Yêu cầu lâu từ bao nhiêu mili giây thì ghi lại cho người quản trị; 0 là không",
        "Milliseconds from which a request is noted for the administrator; 0: none",
    ),
)
BACKUPS = Setting(
    "THIDUA_BACKUPS",
    "",
    Say(
        "Thư mục bản sao lưu, để thidua doctor xem bản mới nhất; để trống thì không xem",
        "Folder of backups, where thidua doctor looks at the newest; blank: it does not look",
    ),
)
JUDGING_MEMORY = Setting(
    "THIDUA_DUCKDB_MEMORY",
    "",
    Say(
        "Bộ nhớ nhiều nhất khi xét bằng DuckDB, ví dụ 8GB, phần hơn ghi ra đĩa; để trống là bốn phần năm của máy",
        "Most memory that judging on DuckDB takes, such as 8GB, the rest on disk; blank: four fifths of all",
    ),
)
CLUSTER = Setting(
    "THIDUA_SPARK_MASTER",
    "",
    Say(
        "Địa chỉ cụm Spark, ví dụ spark://may:7077; để trống là mọi nhân của máy này",
        "Address of a Spark cluster, such as spark://host:7077; blank: all cores of this machine",
    ),
)

SETTINGS = (
    HOME,
    DATABASE,
    REPLICA,
    SECRET,
    HOSTS,
    HTTPS,
    DEMO,
    MAIL,
    MAIL_FROM,
    SITE,
    PUBLIC,
    CONTACT,
    PUBLIC_KEPT,
    PROOF,
    IDLE,
    HOURS,
    SECOND_FACTOR,
    *OIDC,
    PASSWORDS,
    SCANNER,
    METRICS,
    LOG,
    SLOW,
    BACKUPS,
    JUDGING_MEMORY,
    CLUSTER,
    DEBUG,
    *SIGNS,
)


def home() -> Path:
    """The folder of data, made when it is not there."""
    folder = Path(HOME.value).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_on(setting: Setting) -> bool:
    """Whether a yes-or-no setting says yes."""
    return setting.value.strip().lower() in ("yes", "true", "1", "on", "co", "có")


def number(setting: Setting) -> int:
    """A setting that is a whole number, not below nought; raises SystemExit naming it otherwise."""
    try:
        return max(0, int(setting.value))
    except ValueError:
        raise SystemExit(f"{setting.name}: phải là số nguyên · must be a whole number") from None


def choice(setting: Setting, known: tuple[str, ...]) -> str:
    """A setting that is one of some words; raises SystemExit naming it otherwise."""
    word = setting.value.strip().lower()
    if word not in known:
        raise SystemExit(f"{setting.name}: phải là · must be: {', '.join(known)}")
    return word


def issuer() -> str:
    """The provider's address; raises SystemExit where it would be asked without HTTPS on another machine."""
    told = OIDC_ISSUER.value.strip().rstrip("/")
    here = ("http://localhost:", "http://127.0.0.1:")
    if told and not told.startswith(("https://", *here)):
        raise SystemExit(f"{OIDC_ISSUER.name}: phải bắt đầu bằng https:// · must begin with https://")
    return told


def scanner() -> str:
    """The scanner's address; raises SystemExit where it is neither a socket nor a host with a port."""
    told = SCANNER.value.strip()
    if told and not told.startswith("/") and not told.rpartition(":")[2].isdigit():
        raise SystemExit(f"{SCANNER.name}: phải là · must be: /đường/dẫn · /a/path, host:port")
    return told


def passwords() -> str:
    """The file of breached passwords; raises SystemExit where there is none of that name."""
    told = PASSWORDS.value.strip()
    if told and not Path(told).is_file():
        raise SystemExit(f"{PASSWORDS.name}: không có tệp này · there is no such file")
    return told


def secret_key() -> str:
    """The key that signs sessions: as set, else kept in a file that only the server reads."""
    if SECRET.value:
        return SECRET.value
    kept = home() / "secret.key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return kept.read_text().strip()
