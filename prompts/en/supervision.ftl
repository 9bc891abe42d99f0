# Supervision: the heads of the tables that are exported and put on the notice board.

supervision-by-sumu = Sumu or town
supervision-by-category = Category
supervision-by-month = Month of receipt
supervision-sheet-sumu = By sumu
supervision-sheet-category = By category
supervision-sheet-month = By month
supervision-sheet-open = Open
supervision-sheet-overdue = Overdue
supervision-sheet-report = Notice board
supervision-total = Total
supervision-no-sumu = Not given
supervision-received = Received
supervision-answered = Answered
supervision-in-time = Answered in time
supervision-late = Answered late
supervision-in-time-percent = In time (%)
supervision-median = Median (working days)
supervision-longest = Longest (working days)
supervision-waiting = Under way
supervision-overdue = Overdue and unanswered
supervision-ended = Withdrawn or closed
supervision-age = Waiting (working days)
supervision-age-band = { $from }–{ $upTo }
supervision-age-from = { $from } and more
supervision-count = Complaints
supervision-number = Number
supervision-office = Office
supervision-due = Last day
supervision-days-over = Overdue (working days)
supervision-queue = { $queue ->
    [sumu-office] Scheme office of { $sumu }
    [banner-office] Banner scheme office
    [supervision-committee] Supervision committee
   *[unclear] Not sorted yet
}
supervision-category = { $category ->
    [overcharging] Overcharging
    [overtreatment] Needless tests or drugs
    [refused-or-late] Refused or late reimbursement
    [forced-enrolment] Forced enrolment
    [apportionment] Apportionment
    [no-receipt] No receipt
    [misused-fund] Misused fund
    [staff-attitude] Attitude of staff
   *[other] Other
}
supervision-report-of = Complaints received in { $month }
supervision-few = not published (few)
supervision-committees = Worked on by the supervision committee
supervision-within-20 = within 20 working days
supervision-beyond-20 = beyond 20 working days
supervision-rest-sumu = Other sumu and towns together
supervision-rest-category = Other categories together
