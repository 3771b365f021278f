"""A reason in, one sentence out: why a file could not be read and what to do about it."""

from auditor.model import Reason

ADVICE: dict[Reason, str] = {
    Reason.PASSWORD: "Ask the centre for a copy without a password, or open it with the password and save it again "
    "without one.",
    Reason.SCAN: "Ask the centre for the original Word or PDF document; if there is none, install Tesseract, which can "
    "read scans, or check the policy by hand.",
    Reason.PICTURES: "Ask the centre for the original Word or PDF document with its text; if there is none, check the "
    "policy by hand.",
    Reason.DAMAGED: "Open the file in Word or a PDF viewer and save a fresh copy; if it will not open, ask the centre "
    "to send it again.",
    Reason.TOO_LARGE: "Ask the centre for the policy alone, without large pictures or attachments, saved as Word "
    ".docx or PDF.",
    Reason.NOT_A_DOCUMENT: "Ask the centre which file it meant to send: this one holds no document.",
    Reason.SPREADSHEET: "Ask the centre for the policy itself, as Word .docx or PDF: a spreadsheet is not read.",
    Reason.UNSUPPORTED: "Open the file in the program that made it, choose Save As, Word .docx or PDF, and try again.",
    Reason.EMPTY: "Ask the centre to send the document again: there is nothing in this file.",
    Reason.WRONG_EXTENSION: "Open the file in the program that made it and save it as Word .docx or PDF.",
    Reason.TIME: "Save the file again as a new Word .docx or PDF; if it is still too slow, check the policy by hand.",
    Reason.MEMORY: "Save the file again as a new Word .docx or PDF without large pictures; if that fails, check the "
    "policy by hand.",
    Reason.UNSAFE: "Do not open the file; ask the centre to save its policy again as a new Word .docx or PDF.",
    Reason.FAULT: "Nothing is known to be wrong with the file: check the policy by hand, and tell whoever looks after "
    "this tool.",
    Reason.NO_ACCESS: "Close the file in other programs, check that you may open it, and put the file itself in the "
    "folder, not a link to it.",
    Reason.NO_DOCUMENT: "Ask the centre for its policy, or correct the name of its folder or its line in the register.",
    Reason.NO_CENTRE: "Give the centre a line in the register, or name this file or folder in the column 'files' of "
    "the centre that sent it.",
}


class Unreadable(Exception):
    """A file that cannot be read: a closed reason, and a detail in plain words for the assessor."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail

    @property
    def advice(self) -> str:
        """What the centre or the assessor should do next, in one sentence."""
        return ADVICE[self.reason]

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[Reason, str]]:
        """Travels between processes with its reason."""
        return type(self), (self.reason, self.detail)
