"""The models that are no Records, each with its reason. The one list; a check reads it."""

NOT_RECORDS: dict[str, str] = {
    "kit.fact": "the journal's own output: written once with the row it tells of",
    "kit.delivery": "the worker's list: changes many times a second while work runs",
    "kit.attachment": "what a job was given and made: a machine's, gone after a day",
    "kit.throttle": "a counter of tries: a machine's, worth nothing after its window",
    "review.keptshow": "a copy of an ended show's numbers: made again from the log, written by nobody",
    "review.keptrow": "the rows of that copy",
    "review.boardlinkuse": "how often a link was opened: counted by a machine, of nobody by name",
    "review.scheduleclock": "until when schedules were looked at: one number, moved every minute",
    "auth.permission": "Django's own; Kaibo's rights are the table in kit.rights",
    "auth.group": "Django's own; unused, duties take its place",
    "auth.group_permissions": "Django's own; unused",
    "contenttypes.contenttype": "Django's own register of models",
    "sessions.session": "Django's own: a browser's sign-in, thrown away when it ends",
}
