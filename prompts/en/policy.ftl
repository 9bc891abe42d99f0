verbatim = { $text }

policy-ask = What would you like to know? Just ask, for example “what is the deductible” or “where do I pay”.
policy-quote = { $wording ->
    [original] The text:
   *[reconstructed] In substance (from a translation; the office's original decides):
} { $text }
choice-clause = { $title }

policy-inferred = The plan does not say: { $what }.
policy-assumed = { $assumed }
policy-check = Please check this with the office: { $telephone } ({ $hours }).

policy-not-in-plan = The plan says nothing about { $what }, so I cannot name a figure for the office.
policy-ask-office = Please ask the banner office: { $telephone } ({ $hours }).
choice-policy-hand-over = Hand me over to a person

policy-historic = I only have the { $name }, which is an old plan.
policy-historic-premium = Its { $premium } yuan per person was the price of that time, not today's residents' insurance.
policy-historic-next = For today's price ask the medical insurance bureau or the sumu office.

policy-third-party = I cannot look up other people, and will tell nobody about your household.
policy-third-party-next = The gacha's notice board publishes the subsidies regularly. Your own household I can look up once you are verified.

policy-early-warning = You may qualify for the registration of high medical costs; I cannot decide that.
policy-early-warning-lines =
    The lines differ by province. Often it is what you still bear after reimbursement,
    above 50% of last year's per-capita disposable income (households at the margin, monitored) or 150% (others).
policy-early-warning-income = The income to compare with is { $income } yuan ({ $source }).
policy-early-warning-no-income = Which income figure is used this year I do not have; the authority in charge knows.
policy-early-warning-next =
    Ask your gacha, the insurance bureau or the rural revitalisation office to check and register.
    If you are still in need after that, ask the civil affairs bureau about medical assistance.

policy-unclear = I could not find that in the plan, so I will not guess. Is it one of these?
policy-unclear-next = If not, say it another way or ask the banner office: { $telephone }.

policy-telephone =
    Banner office: { $office }
    Complaints: { $complaint }
policy-hours = Office hours: { $hours }
policy-banner-office = { $name }: { $address }
policy-sumu-offices = Offices in the sumu and towns:
policy-sumu-office = { $sumu }: { $office }, { $telephone }
policy-institutions = { $count } designated institutions are listed: { $names }.
policy-institutions-as-of =
    The list is as of { $day } and may change; call before you go: { $telephone }.
policy-institution-designated = { $name } is on the list of designated institutions.
policy-institution-not-designated = { $name } is not on the list of designated institutions.
policy-institution-unknown = I have no record whether { $name } is designated.
policy-institution-check = The list is as of { $day } and may change; call before you go: { $telephone }.
policy-no-institutions = I have no list of designated institutions; ask the banner office: { $telephone }.

policy-unhelpful = { $others ->
    [0] Sorry, that missed your question. Please ask it another way, or let someone at the office answer.
   *[other] Sorry, that missed your question. Is it one of these? If not, ask it another way, or let someone at the office answer.
}
choice-policy-unhelpful = Not what I asked

policy-place-holds = Plan { $place } holds several things. Which one would you like to see:
policy-no-such-place = The plan has no { $place }.
policy-places-near = Near it there are: { $names }.
choice-place = { $place } { $title }{ $count ->
    [1] {""}
   *[other] {" "}and { $count } in all
}
