"""Without a mail server a letter is printed in the window of commands, to be read there by a person."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.core.mail.backends import console

RULE = "-" * 79


class EmailBackend(console.EmailBackend):
    """Prints to whom, about what and the text, without the coding that only machines read."""

    def write_message(self, message: EmailMessage) -> None:
        """One letter between two rules."""
        to = ", ".join(message.recipients())
        self.stream.write(f"{RULE}\nTo: {to}\nSubject: {message.subject}\n\n{message.body}\n{RULE}\n")
