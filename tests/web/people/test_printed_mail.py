"""A letter printed for want of a mail server is read by a person: no coded headers."""

import io

from django.core.mail import EmailMessage

from thidua.people.printed_mail import RULE, EmailBackend


def test_a_letter_says_to_whom_about_what_and_its_text() -> None:
    out = io.StringIO()
    letter = EmailMessage("Thi Đua: lời mời", "Mở đường dẫn này:\nhttp://may/abc", to=["a@thidua.test"])
    assert EmailBackend(stream=out).send_messages([letter]) == 1
    _before, told, _after = out.getvalue().split(RULE)
    assert told == "\nTo: a@thidua.test\nSubject: Thi Đua: lời mời\n\nMở đường dẫn này:\nhttp://may/abc\n"
