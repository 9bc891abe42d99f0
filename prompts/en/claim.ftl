# Where is my claim: how many, how far, what is missing, when and where it is paid.

claim-count = { $count } claims, newest first.
claim-which = Which one?
claim-which-again = I could not tell which one. Please choose one, for example by saying 1, or read me the claim number.

claim-head = { $number }: { $name }, { $institution }, discharged { $day }.
claim-submitted = Now: received on { $day }, waiting to be checked by the office.
claim-checked =
    Now: checked on { $day }, waiting { $place ->
        [after-notice] for the public notice.
       *[other] for approval.
    }
claim-publicised = Now: on the village notice board since { $day }.
claim-approved = Now: approved on { $day }, waiting to be paid.
claim-paid =
    Now: paid on { $day }{ $amount ->
        [none] ; the records do not say how much.
       *[other] , { $amount } yuan.
    }
claim-paid-not-received = If the money has not reached you, ask { $office }: { $telephone }.
claim-returned =
    Now: sent back on { $day } for missing papers. { $missing ->
        [none] The records do not say what is missing.
       *[other] Missing: { $missing }.
    }
claim-returned-next = Bring them to { $office }; if unsure, telephone first: { $telephone }.
claim-rejected =
    Now: rejected on { $day }. { $reason ->
        [none] The records do not say why.
       *[other] Reason: { $reason }.
    }
claim-no-appeal = The plan has no rule for an appeal. First have { $office } explain the reason: { $telephone }.
claim-may-complain =
    { $days ->
        [0] If you think it is wrong, you may complain. Complaints: { $telephone }.
       *[other] If you think it is wrong, you may complain; you are answered within { $days } working days. Complaints: { $telephone }.
    }
claim-paid-at-discharge = The hospital pays at discharge. If it did not, ask { $office }: { $telephone }.
claim-paid-after-notice = After a transfer it is paid at { $office } once the public notice is over: { $telephone }.
claim-paid-ask-office = A designated hospital pays at discharge; after a transfer the sumu office pays once the public notice is over. Which holds for yours, ask { $office }: { $telephone }.
claim-no-time-limit = The plan says only that claims are checked in good time; it sets no number of days, so I cannot name a date.
claim-long-without-movement = Nothing has moved for { $days } days, and the plan sets no number of days. You may telephone { $office }, or complain.
claim-total = Total bill { $total } yuan.
claim-reckoned =
    Total bill { $total } yuan. { $ineligible ->
        [none] Less the
       *[other] Less { $ineligible } yuan self-paid and the
    } deductible of { $deductible } yuan leaves { $base } yuan × { $rate } = { $computed } yuan.
claim-paid-less = Less was paid than this comes to. The records do not say why; please ask { $office }: { $telephone }.
claim-does-not-add-up = The recorded figures do not add up, so I will not explain them; please ask { $office }: { $telephone }.
claim-timeline = So far: { $events }.

claim-none = I found no claim of yours.
claim-none-designated = In a designated hospital you pay first and are reimbursed at discharge.
claim-none-transfer = After a transfer it is paid at { $office } once the public notice is over. Keep the invoice, the record and the bill.
claim-none-ask = If you handed papers in and they do not show, telephone { $telephone }.
claim-then = From { $days }:
claim-none-then = I found no claim from { $days }; this is what I can find.
claim-number-not-found = That number is not among the claims you may see.
claim-number-misread = One digit of that number seems wrong. Please read it from the paper once more.
claim-adults-by-themselves = Family members of 14 and over have to be verified themselves; these are the claims you can see now.
claim-verify-adult = A grown person's claims are told to that person only. Let him or her be verified with the own name and the last four of the ID.
claim-relative-closed = This family member has not been verified with the own name and last four yet, so those claims stay closed.
claim-guardian-only = The claims of a child under 14 are told to its guardian only. Please let a parent or the head of the household be verified and ask.
claim-what-next = About claims you can also ask:

claim-news-agreed = All right: whenever one of your claims moves, I tell you here – its number, how far it is, what is missing, how much was paid.
claim-news-already = You have said so already: whenever one of your claims moves, I tell you here.
claim-news-later = What cannot reach you at the time, I tell you first when you next write.
claim-news-end = To stop it, say “do not tell me”.
claim-news-verify = To tell you how your claims go on, I first have to check that it is you.
claim-news-not-here = I tell you here how your complaints go on; of claims I cannot speak here yet.

choice-claim-news = Tell me when there is news
choice-claim-shown =
    { $name ->
        [none] { "" }
       *[other] { $name },{ " " }
    }{ $institution }, discharged { $day }: { $state ->
        [submitted] received
        [checked] checked
        [publicised] on public notice
        [approved] approved, to be paid
        [paid] paid
        [rejected] rejected
       *[returned] sent back, papers missing
    } ({ $number })
choice-claim-list = All claims
choice-claim-list-more = The next ones
choice-claim-verify-adult = Verify another family member
