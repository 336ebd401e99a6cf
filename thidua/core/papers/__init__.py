"""What each kind of paper may say: one frozen class a kind, turned into blocks that every renderer knows."""

from thidua.core.papers.amending import Correction, Revocation
from thidua.core.papers.annexed import AnnexedForm, Filled
from thidua.core.papers.blocks import AnnexBreak, Block, Code, SignedLine
from thidua.core.papers.certificates import Certificate, CertificateSet, PositionTest
from thidua.core.papers.charts import Chart, Series
from thidua.core.papers.contents import ContentsLine, PackContents
from thidua.core.papers.decision import DraftDecision, Prizes
from thidua.core.papers.explanation import Explanation, ExplanationSet, FindingLine
from thidua.core.papers.frame import Frame, Office, Paper, Signer, Worded
from thidua.core.papers.launch import LaunchPlan, launch_plan
from thidua.core.papers.letters import ResultLetter
from thidua.core.papers.minutes import CouncilMinutes, Meeting, Tally, Vote, Waiting
from thidua.core.papers.nominees import Nominee, NomineeList, SubmissionLetter, UpwardProposal
from thidua.core.papers.separate import SeparateAnnex
from thidua.core.papers.sheets import Sheet, given_sheet, read_sheet

PAPERS: tuple[type[Paper], ...] = (
    NomineeList,
    SubmissionLetter,
    UpwardProposal,
    CouncilMinutes,
    DraftDecision,
    Explanation,
    ExplanationSet,
    Revocation,
    Correction,
    ResultLetter,
    LaunchPlan,
    AnnexedForm,
    PackContents,
    Certificate,
    CertificateSet,
)
"""Every kind of paper the program prints."""

__all__ = [
    "PAPERS",
    "AnnexBreak",
    "AnnexedForm",
    "Block",
    "Certificate",
    "CertificateSet",
    "Chart",
    "Code",
    "ContentsLine",
    "Correction",
    "CouncilMinutes",
    "DraftDecision",
    "Explanation",
    "ExplanationSet",
    "Filled",
    "FindingLine",
    "Frame",
    "LaunchPlan",
    "Meeting",
    "Nominee",
    "NomineeList",
    "Office",
    "PackContents",
    "Paper",
    "PositionTest",
    "Prizes",
    "ResultLetter",
    "Revocation",
    "SeparateAnnex",
    "Series",
    "Sheet",
    "SignedLine",
    "Signer",
    "SubmissionLetter",
    "Tally",
    "UpwardProposal",
    "Vote",
    "Waiting",
    "Worded",
    "given_sheet",
    "launch_plan",
    "read_sheet",
]
