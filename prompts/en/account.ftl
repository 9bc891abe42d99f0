# Family account: balance, every movement, what it may and may not pay.

account-balance = Your household's family account (certificate ending { $tail }) holds { $balance } yuan.
account-pockets = Of this { $current } yuan came this year and { $carried } yuan was carried over from last year.
account-may-pay = It pays outpatient costs; what is left is carried over to next year, but cannot pay next year's contribution.

account-empty = Your household's family account (certificate ending { $tail }) stands at 0.00 yuan.
account-empty-why =
    { $because ->
        [spent] { $received } yuan came in this year, and { $spent } yuan was spent on outpatient visits.
        [never-credited] Nothing has been credited this year. If you are enrolled, please ask the sumu office.
       *[corrected] { $received } yuan came in, and the office corrected it later. For the reason, please ask the sumu office.
    }
account-empty-next = Outpatient costs are paid in cash for now. Hospital stays are not paid from here and are reimbursed as before.

account-no-entries = Nothing is booked yet for { $year } on your household's account (certificate ending { $tail }).
account-no-entries-why = This year's money may not be credited yet, nor last year's rest carried over.
account-ask = Please ask { $office }: { $telephone }.
account-mismatched = The account of your household (certificate ending { $tail }) does not add up: more went out than came in.
account-mismatched-ask = I will not guess the balance. Please have { $office } check it: { $telephone }.

account-movements =
    { $count ->
        [0] Nothing is booked yet for { $year }.
       *[other] { $year }, { $count } movements, newest first:
    }
account-entry =
    { $day } { $kind ->
        [credited] credited for enrolment
        [outpatient-paid] outpatient visit
        [carried-over] carried over from last year
       *[corrected] corrected by the office
    } { $amount } yuan{ $portion ->
        [carried-over] { $kind ->
            [carried-over] { "" }
           *[other] { " " }(from the carried-over part)
        }
       *[current-year] { "" }
    }{ $note ->
        [none] { "" }
       *[other] , { $note }
    }

account-then = { $days }: { $spent } yuan spent, { $received } yuan credited; { $count } movements, newest first:
account-none-then = Nothing was booked for { $days }.

account-uses-outpatient = The family account pays outpatient costs only, such as a visit or medicine.
account-uses-household = The whole household shares it; the plan does not say who may use it, so this is how it is read for now.
account-uses-inpatient =
    { $inpatient ->
        [allowed] The office allows it for your own part of a hospital bill; outpatient costs are never paid from the major illness fund.
       *[not-allowed] Hospital stays are not paid from here but from the major illness fund; that fund in turn pays no outpatient costs.
    }
account-uses-carryover = What is left is carried over to next year.
account-uses-not-premium = It cannot pay next year's contribution; that is paid in cash.

account-premium-refused = No: the family account cannot pay next year's contribution.
account-premium-balance-kept = The money stays on the account for outpatient costs; what is left is carried over.
account-premium-cash = For { $year } you pay in cash: { $count } × { $premium } yuan = { $amount } yuan, by { $day } at the latest.
account-premium-each = For { $year } you pay in cash, { $premium } yuan a person.
account-premium-settled = Your household has nothing to pay for { $year }.
account-premium-civil-affairs = Those not yet paid for hold a five-guarantee or special-poor certificate: civil affairs pays. Bring the certificate to the sumu office.
account-what-next = About the family account you can also ask:

choice-account-movements = Every movement
choice-account-movements-more = Earlier ones
choice-account-uses = What it pays
choice-account-balance = Balance
