# Reminders to many: what is added beneath, and the words a new broadcast begins with. What stands in braces is filled in
# for each household; where there is nothing to fill in, the whole line is left out.

outreach-opt-out = To get no more reminders, reply “stop”.
outreach-place-unlisted = the government of { $sumu }
outreach-notice-state = { $count } not yet paid

outreach-name-30 = Reminder for { $year } (first)
outreach-name-7 = Reminder for { $year } (a good week left)
outreach-name-1 = Reminder for { $year } (last)

outreach-text-30 =
    Hello: in the household of { $household }, { $count } not yet enrolled for { $year }.
    Not yet: { $members }
    { $premium } yuan each, { $amount } yuan in all.
    { $certificateHolders }: civil affairs pays, only bring the certificate.
    Last day { $lastDay }, at { $payAt }. Ask for the receipt.
outreach-text-7 =
    Hello: in the household of { $household }, { $count } not yet enrolled for { $year }, and not many days are left.
    Not yet: { $members }
    { $premium } yuan each, { $amount } yuan in all.
    { $certificateHolders }: civil affairs pays, only bring the certificate.
    Last day { $lastDay }, at { $payAt }. Ask for the receipt.
outreach-text-1 =
    Hello: { $lastDay } is the last day to pay for { $year }.
    In the household of { $household }, { $count } not yet enrolled: { $members }
    { $premium } yuan each, { $amount } yuan in all.
    { $certificateHolders }: civil affairs pays, only bring the certificate.
    Go to { $payAt }. Ask for the receipt.
outreach-generic =
    Hello: the contribution for next year is being collected now, at the government of your sumu, town or street. Ask for the receipt.
    To see who in your household is still missing and until when, reply “enrolment”.
