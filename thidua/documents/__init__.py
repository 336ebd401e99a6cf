"""Papers become files: the data of core.papers in, DOCX and PDF in the official layout out."""

from thidua.documents.docx_file import docx
from thidua.documents.pdf_file import pdf

__all__ = ["docx", "pdf"]
