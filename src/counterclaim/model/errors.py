"""What can go wrong that a person must hear of. Every message says the way out."""


class CounterclaimError(Exception):
    """Base of all errors raised on purpose."""


class UsageError(CounterclaimError):
    """The command or call cannot be carried out as asked (exit status 2)."""


class LedgerError(CounterclaimError):
    """The ledger file is missing, foreign, newer than this program, damaged or locked."""


class LedgerNotice(UserWarning):
    """Nothing is wrong with the ledger, but a person should know this of it. Issued as warnings."""
