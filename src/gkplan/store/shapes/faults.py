"""What can be wrong with a file before there is a plan to check: the codes GK001 to GK011.

These are found while reading; every other code belongs to a rule, one file each in `rules/`.
"""

from typing import NamedTuple

from gkplan.base.diagnostics import Severity


class Fault(NamedTuple):
    """A kind of reading fault; the explanation is an English message to be translated."""

    code: str
    name: str
    explanation: str
    severity: Severity = Severity.ERROR


UNREADABLE_FILE = Fault(
    "GK001",
    "unreadable-file",
    "The file cannot be read as text.\n\n"
    "A plan is a UTF-8 text file of at most 16 MB that the user may read. "
    "Save it as UTF-8, or correct its permissions.",
)
YAML_SYNTAX = Fault(
    "GK002",
    "yaml-syntax",
    "The file is not valid YAML.\n\n"
    "Most often a tab stands where spaces belong, a quotation mark or bracket is not closed, "
    "or a text that holds `: ` or ` #` is not in quotation marks.",
)
DUPLICATE_KEY = Fault(
    "GK003",
    "duplicate-key",
    "A key stands twice in one mapping.\n\n"
    "Only one of the two values could count, and nobody could tell which. Remove one.",
)
WRONG_TYPE = Fault(
    "GK004",
    "wrong-type",
    "A value is of the wrong kind: a list where a text belongs, a number where a text belongs.\n\n"
    "Put a text that looks like a number in quotation marks.",
)
WRONG_VALUE = Fault(
    "GK005",
    "wrong-value",
    "A value is of the right kind but not one that can be: a day the calendar lacks, "
    "a fifth quarter, a word that is not among those allowed.",
)
UNKNOWN_KEY = Fault(
    "GK006",
    "unknown-key",
    "A key is not part of the format, and what it says would be lost.\n\n"
    "Usually it is misspelt, or stands one level too deep.",
)
MISSING_KEY = Fault(
    "GK007",
    "missing-key",
    "A key that the format needs is not there.",
)
ANCHOR_OR_TAG = Fault(
    "GK008",
    "anchor-or-tag",
    "YAML anchors, aliases and tags are not used in plans.\n\n"
    "They make a line mean what stands elsewhere, which a reviewer of the change cannot see. "
    "Write the value out.",
)
FORMAT_VERSION = Fault(
    "GK009",
    "format-version",
    "The file does not say `gkplan: 1`, so it is not a file of this program or of another version "
    "of its format.",
)
EMPTY_FILE = Fault(
    "GK010",
    "empty-file",
    "The file holds nothing.\n\nRemove it, or write what belongs there.",
)
DIRECTION_CHARACTER = Fault(
    "GK011",
    "direction-character",
    "A character that turns the direction of writing stands in the file.\n\n"
    "Editors and review pages then show the line in another order than it is read. Such "
    "characters come along with copied text; remove them.",
)

FAULTS = (
    UNREADABLE_FILE,
    YAML_SYNTAX,
    DUPLICATE_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    UNKNOWN_KEY,
    MISSING_KEY,
    ANCHOR_OR_TAG,
    FORMAT_VERSION,
    EMPTY_FILE,
    DIRECTION_CHARACTER,
)
