tier-name = { $tier ->
    [sumu] sumu or town health centre
    [banner] banner-level hospital
   *[above] hospital above the banner
}

estimate-ask-tier = What kind of hospital was it?
choice-estimate-tier-sumu = Sumu or town health centre
choice-estimate-tier-banner = Banner-level hospital
choice-estimate-tier-above = Hospital above the banner
estimate-ask-cost = How much was the whole bill? Say the total on the paper, for example 1500 or 3260.50.
estimate-ask-ineligible-amount = How much was self-paid in all? For example 300. Add up what the paper calls self-paid.
estimate-unread = I did not understand that.
estimate-unfit-negative = A bill is never below nothing, so I cannot reckon with that.
estimate-unfit-foreign =
    I reckon in yuan only. The plan does not say how foreign money is converted, so I do not convert it.
    Please say the sum in yuan.
estimate-several-sums =
    You named several sums: { $amounts }. I cannot tell which is the whole bill.
    If it is one stay, please tell me the whole; several stays are reckoned one by one.
estimate-echo = You said about { $amount } yuan { $of ->
    [ineligible] self-paid
   *[cost] in all
}. Shall I reckon with { $amount } yuan? If you have the exact sum, tell me.
estimate-echo-range = You said between { $low } and { $high } yuan { $of ->
    [ineligible] self-paid
   *[cost] in all
}. Which shall I take? If you have the exact sum, tell me.
choice-estimate-take-low = Take { $amount } yuan
choice-estimate-take-high = Take { $amount } yuan

estimate-range = You may get back about { $low } to { $high } yuan.
estimate-point = You may get back about { $amount } yuan.
estimate-unchanged = Nothing self-paid, so the sum stands:
estimate-capped = You may get back about { $amount } yuan; that reaches the cap (at most { $cap } yuan).
estimate-below = Nothing is paid this time: the part that counts does not exceed the deductible of { $deductible } yuan.
estimate-cost = Bill: { $cost } yuan
estimate-minus-ineligible =
    minus { $amount } yuan self-paid{ $parts ->
        [none] { "" }
       *[other] { " " }({ $parts })
    }, leaves { $left } yuan
estimate-minus-deductible = minus the deductible of { $deductible } yuan ({ tier-name }), leaves { $left } yuan
estimate-rates = of which { $low }–{ $high } is paid (the committee of the banner sets the rate)
estimate-rate = of which { $rate } is paid (set by the committee: { $source })
estimate-ask-ineligible = Was any medicine or test self-paid? It must be taken off first; tell me how much and I reckon again.
estimate-final =
    This is an estimate; the office decides. It takes nothing as paid yet this year.
    The plan does not say, so we assume: the deductible at every stay, the cap per person and year.
estimate-final-known =
    This is an estimate; the office decides. What you were paid this year is counted in{ $day ->
        [unknown] .
       *[other] { " " }(as of { $day }).
    }
    The plan does not say, so we assume: the deductible at every stay, the cap per person and year.
estimate-transfer = Transferred out of the banner: first the public notice, then claim at the sumu or town office.
estimate-assistance = You bear a lot yourself: ask the civil affairs bureau about medical assistance.
estimate-designated-unknown = I have no record whether this hospital is designated; if not, it may not be paid. Ask the office first.
estimate-outpatient =
    Outpatient bills are not paid from the major illness fund, only from the family account.
    The family account gets { $part } yuan per person and year, and we assume (the plan does not say) that the whole family may use it.
estimate-not-designated =
    This hospital is not on the list of designated ones, so I cannot name a sum for the office.
    Please ask the banner office first: { $telephone }.
estimate-ineligible-exceeds = That is more than the whole bill of { $cost } yuan. How much was self-paid in all?
estimate-office = I cannot reckon this one. Please ask the banner office: { $telephone }.
estimate-compare-head = The same bill of { $cost } yuan, by hospital:
estimate-compare-range = { tier-name }: { $low } to { $high } yuan
estimate-compare-point = { tier-name }: { $amount } yuan
estimate-compare-none = { tier-name }: ask the office

choice-estimate-none = Nothing self-paid
choice-estimate-some = Some self-paid
choice-estimate-compare = What about other hospitals
choice-estimate-another = Another bill

year-not-signed =
    The office has not signed the rules for { $year }, and I may not use another year's.
    Please ask the banner office: { $telephone }.
