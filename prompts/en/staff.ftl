# Staff: reminders and binding; and what a complainant is told when the clock changes.

complaint-clock-extended = The time for the answer is extended by { $days ->
    [one] 1 working day
   *[other] { $days } working days
}: the last day moves from { $from } to { $to }. Reason: { $reason }. Basis: { $legalBasis }.
complaint-clock-paused = From { $day } the clock stands, for at most { $days ->
    [one] 1 working day
   *[other] { $days } working days
}, then it goes on. Reason: { $reason }. Basis: { $legalBasis }.
complaint-clock-resumed = The clock goes on; the last day for the answer is { $to }.

staff-reminder-head = Complaints and their time; please see to them in the console:
staff-reminder-left = { $number }: { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
staff-reminder-last = { $number }: today is the last day
staff-reminder-over = { $number }: { $days ->
    [one] 1 working day overdue
   *[other] { $days } working days overdue
}
staff-reminder-more = And { $count } more: please look at the console.

staff-bound = Bound. When a complaint is nearly due you are reminded here, with its number and the days only.
staff-binding-wrong = The code is wrong or has run out. Codes are for staff only: please ask the administrator for a new one.
staff-binding-locked = Too many wrong codes: no more tries today.
