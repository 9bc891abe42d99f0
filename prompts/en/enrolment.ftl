# Enrolment: each member this year and next, and what to do before 20 December.

enrolment-household = Your household (certificate ending { $tail }) has { $count ->
        [one] 1 member
       *[other] { $count } members
    } now.
enrolment-group =
    { $year }: { $standing ->
        [active] { $payer ->
            [civil-affairs] enrolled, paid by civil affairs
           *[household] enrolled
        }
        [paid-pending] { $payer ->
            [civil-affairs] paid by civil affairs, being checked by the office
           *[household] paid, being checked by the office
        }
        [unpaid] not yet paid
        [lapsed] lapsed
        [withdrawn] withdrawn
       *[unrecorded] no payment on record
    } – { $count }: { $names }.
enrolment-departed = No longer in the household and not counted: { $names }.
enrolment-uncovered-now = For members not enrolled this year: this year's time to pay has passed. Please ask { $office }: { $telephone }.

enrolment-settled = Everything for { $year } is settled; { $payer ->
    [civil-affairs] civil affairs pays, nothing is due from you.
   *[household] nothing more to pay. Keep the receipts.
}
enrolment-nothing-due = Nothing is due for { $year }. If someone who lapsed or withdrew wants to join again, ask { $office }: { $telephone }.
enrolment-due =
    Pay by { $day } at the latest: { $count } × { $premium } yuan = { $amount } yuan, at { $place ->
        [unknown] the government of { $sumu }
       *[other] { $place }
    }.
enrolment-closed-that-day = The deadline is { $deadline }, but offices are closed on that day: do not wait for it.
enrolment-keep-receipt = Take the receipt printed by the finance department: it is your proof.
enrolment-certificate = { $names }: civil affairs pays. Bring the five-guarantee or special-poor certificate to { $office }; do not send a photo of it here.
enrolment-provisional = This year's holidays are not published yet, so the day is reckoned from the law. Telephone before you go: { $office } { $telephone }.
enrolment-not-begun = The office's records have nothing of your household for { $year }; collection may not have begun.
enrolment-owed = Still due: { $count } × { $premium } yuan = { $amount } yuan.
enrolment-closed = No office opens before { $deadline } any more. Please telephone { $office } at once: { $telephone }.
enrolment-after-deadline = Collection of the contribution for { $year } ended on { $deadline }.
enrolment-late-unsaid = The plan does not say whether one can pay after that day.
enrolment-after-deadline-ask = What to do next, please ask { $office }: { $telephone }. I cannot promise late entry for the office.
enrolment-year-not-signed = The office has not signed the rules for { $year } yet, so I cannot say what is paid by when. Please ask { $office }: { $telephone }.
enrolment-nobody-left = The records show nobody left in the household with the certificate ending { $tail }.
enrolment-ask = Please ask { $office }: { $telephone }.

enrolment-no-payments = There is no payment on record for your household for this year or next.
enrolment-payment =
    { $year } { $name }: { $amount } yuan, { $payer ->
        [civil-affairs] paid by civil affairs
       *[household] paid by you
    }, { $day ->
        [none] day not recorded
       *[other] { $day }
    }, { $receipt ->
        [not-needed] no receipt needed
        [none] no receipt number recorded
       *[other] receipt { $receipt }
    }.
enrolment-receipt-is-proof = If you paid and got no receipt, you may complain.

enrolment-how-premium = The contribution for { $year } is { $premium } yuan a person.
enrolment-how-place =
    Pay by { $day } at the latest, at { $place ->
        [unknown] the government of your sumu, town or street
       *[other] { $place }
    }.
enrolment-not-over = For { $year } the last day has not passed yet.
enrolment-missed-this-year = If { $year } was missed, the plan does not say whether it can be paid late; please ask { $office }: { $telephone }.
enrolment-how-certificate = For five-guarantee and special-poor households civil affairs pays: bring the certificate to { $office }; do not send a photo of it here.
enrolment-how-not-from-account = The family account cannot pay the contribution.
enrolment-what-next = About enrolment you can also ask:

choice-enrolment-receipts = Receipts and days
choice-enrolment-receipts-more = More receipts
choice-enrolment-how = How to pay
choice-enrolment-overview = My household's enrolment

# Shared by the look-ups of household records.

records-as-of =
    As of { $day }, from the scheme office of { $sumu ->
        [unknown] the banner
       *[other] { $sumu }
    }.
records-which-household = You are verified for { $count } households. Which one? Send its number, or the last four digits of the certificate.
records-off = In this chat app I cannot look up enrolment, accounts or claims at present.
records-off-why = Its servers are abroad; the office has to record its legal basis first.
records-off-instead = Please telephone the banner office, { $telephone } ({ $hours }), or ask at the sumu office. Questions about the rules and estimates work here.
records-missing = The records sent by the office hold nothing of your household (certificate ending { $tail }).
records-missing-ask = Please ask { $office }: { $telephone }, and have them check it.
records-enough = All right. For anything else, say “menu”.

choice-records-household = Certificate ending { $tail } ({ $sumu })
