"""What each kind of paper may say: one frozen class a kind, turned into blocks that every renderer knows."""

from thidua.core.papers.agreement import EmulationAgreement, Side
from thidua.core.papers.amending import Correction, Revocation
from thidua.core.papers.annexed import AnnexedForm, Filled
from thidua.core.papers.appraisal import AppraisalReport, Contested, Ranked, Ranking
from thidua.core.papers.ballot import Ballots
from thidua.core.papers.blocks import AnnexBreak, Block, Board, Code, SignedLine
from thidua.core.papers.books import Entry, GoldenBook
from thidua.core.papers.certificates import Certificate, CertificateSet, PositionTest
from thidua.core.papers.charts import Chart, Series
from thidua.core.papers.contents import ContentsLine, PackContents
from thidua.core.papers.count_record import Counted, CountRecord, Sheets
from thidua.core.papers.decision import DraftDecision, Prizes
from thidua.core.papers.explanation import Explanation, ExplanationSet, FindingLine
from thidua.core.papers.frame import Frame, Office, Paper, Signer, Worded
from thidua.core.papers.initiative import Author, Effect, InitiativeConfirmation
from thidua.core.papers.initiative_minutes import InitiativeMinutes, InitiativeVote, Marked
from thidua.core.papers.invitation import AgendaItem, Invitation
from thidua.core.papers.launch import LaunchPlan, launch_plan
from thidua.core.papers.letters import ResultLetter
from thidua.core.papers.merits import Merit, MeritSummary
from thidua.core.papers.minutes import CouncilMinutes, Meeting, Tally, Vote, Waiting
from thidua.core.papers.nominees import Nominee, NomineeList, SubmissionLetter, UpwardProposal
from thidua.core.papers.notices import PublicNotice, Published, ReturnPoint, ReturnSlip
from thidua.core.papers.prize_list import Paid, PrizeList
from thidua.core.papers.radio import RadioBulletin
from thidua.core.papers.recognition import RecognisedInitiative, RecognitionDecision, RecognitionRevoked
from thidua.core.papers.registration import CollectiveRegistration, PersonalRegistration, Registrant
from thidua.core.papers.reports import CollectiveReport, Honour, PersonalReport
from thidua.core.papers.reviews import (
    Aim,
    AwardsTo,
    Coverage,
    CriterionResult,
    FinalReview,
    InterimReview,
    PeriodicReport,
    Reported,
    Years,
)
from thidua.core.papers.separate import SeparateAnnex
from thidua.core.papers.sheets import Sheet, given_sheet, read_sheet
from thidua.core.papers.statistics_forms import Line, MovementsForm, OwnAwardsForm, StateAwardsForm

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
    PublicNotice,
    ReturnSlip,
    RadioBulletin,
    Invitation,
    Ballots,
    CountRecord,
    AppraisalReport,
    InterimReview,
    FinalReview,
    PeriodicReport,
    GoldenBook,
    PrizeList,
    MovementsForm,
    StateAwardsForm,
    OwnAwardsForm,
    CollectiveRegistration,
    PersonalRegistration,
    EmulationAgreement,
    CollectiveReport,
    PersonalReport,
    MeritSummary,
    InitiativeConfirmation,
    RecognitionDecision,
    InitiativeMinutes,
    RecognitionRevoked,
)
"""Every kind of paper the program prints."""

__all__ = [
    "PAPERS",
    "AgendaItem",
    "Aim",
    "AnnexBreak",
    "AnnexedForm",
    "AppraisalReport",
    "Author",
    "AwardsTo",
    "Ballots",
    "Block",
    "Board",
    "Certificate",
    "CertificateSet",
    "Chart",
    "Code",
    "CollectiveRegistration",
    "CollectiveReport",
    "ContentsLine",
    "Contested",
    "Correction",
    "CouncilMinutes",
    "CountRecord",
    "Counted",
    "Coverage",
    "CriterionResult",
    "DraftDecision",
    "Effect",
    "EmulationAgreement",
    "Entry",
    "Explanation",
    "ExplanationSet",
    "Filled",
    "FinalReview",
    "FindingLine",
    "Frame",
    "GoldenBook",
    "Honour",
    "InitiativeConfirmation",
    "InitiativeMinutes",
    "InitiativeVote",
    "InterimReview",
    "Invitation",
    "LaunchPlan",
    "Line",
    "Marked",
    "Meeting",
    "Merit",
    "MeritSummary",
    "MovementsForm",
    "Nominee",
    "NomineeList",
    "Office",
    "OwnAwardsForm",
    "PackContents",
    "Paid",
    "Paper",
    "PeriodicReport",
    "PersonalRegistration",
    "PersonalReport",
    "PositionTest",
    "PrizeList",
    "Prizes",
    "PublicNotice",
    "Published",
    "RadioBulletin",
    "Ranked",
    "Ranking",
    "RecognisedInitiative",
    "RecognitionDecision",
    "RecognitionRevoked",
    "Registrant",
    "Reported",
    "ResultLetter",
    "ReturnPoint",
    "ReturnSlip",
    "Revocation",
    "SeparateAnnex",
    "Series",
    "Sheet",
    "Sheets",
    "Side",
    "SignedLine",
    "Signer",
    "StateAwardsForm",
    "SubmissionLetter",
    "Tally",
    "UpwardProposal",
    "Vote",
    "Waiting",
    "Worded",
    "Years",
    "given_sheet",
    "launch_plan",
    "read_sheet",
]
