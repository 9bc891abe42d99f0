# Complaints: filing and status.

complaint-heard = I have understood what happened; I will register your complaint.
complaint-willing = I will register your complaint.

complaint-rule-forced-enrolment = The plan says: joining is voluntary, by household; nobody may be forced or made to contribute.
complaint-rule-apportionment = The plan says: the collective's share may not be put on farmers and herdsmen.
complaint-rule-no-receipt = The plan says: for money taken, the special receipt printed by the finance department is given.
complaint-rule-overcharging = The plan says: overcharging, extra checks and big prescriptions are to be prevented.
complaint-rule-overtreatment = The plan says: excessive treatment, big prescriptions and extra checks are to be prevented, and hormones and antibiotics kept in check.
complaint-rule-misused-fund = The plan says: the fund has its own account and purpose and may not be misused; nor may wages and office costs be taken from it.
complaint-rule-refused-or-late = The plan says: claims are to be reviewed in time and simply.
complaint-rule-staff-attitude = The plan says: farmers' and herdsmen's interests come first, with good service.
complaint-promise = You can complain, and will be answered within { $days } working days. Complaint telephone { $telephone }.
complaint-anonymous-here = In this app only anonymous complaints are registered; please leave out your own name, telephone and certificate number. To give your name, call { $telephone }.
complaint-confidential = Who reports something is kept confidential and not told to those complained about. If you are worried, choose anonymous.

complaint-ask-text =
    Please tell me what happened: which day, where, who, how much money.
    In your own words, in several messages if you like.
complaint-ask-more = Noted. Go on if there is more; otherwise say “done”.
complaint-added = I have added that.
complaint-full = I can note no more than this; please hand in the rest on paper.
complaint-ask-category = What kind of matter is it?
complaint-ask-target = Whom is the complaint about? You may also write the name.
complaint-ask-office = Is that the scheme office of the sumu or town, or the banner's? Then it cannot end up in their own hands.
complaint-ask-naming = With your name or anonymous? Both are handled alike; an anonymous one is looked up by its number and query code.
complaint-naming-kept-secret = A name is kept confidential too; only those handling the matter see it.
complaint-ask-name = What is your name? If you want to be called back, add your number, like 王小花 13800000000.

complaint-read-back = Let me read it back:
complaint-line-category = Kind: { $category ->
    [overcharging] overcharging
    [overtreatment] needless treatment or medicine
    [refused-or-late] claim refused or delayed
    [forced-enrolment] forced to join
    [apportionment] made to contribute
    [no-receipt] no receipt
    [misused-fund] fund misused
    [staff-attitude] how staff behaved
   *[other] other
}
complaint-line-target = About: { $target ->
    [health-centre] sumu or town health centre
    [sumu-office] sumu or town scheme office
    [banner-office] banner scheme office (or its health bureau or committee)
    [hospital] a hospital
    [village] the gacha or village
    [other] another body
   *[unclear] not clear yet
}{ $said ->
    [yes] {" "}({ $about })
   *[no] {""}
}
complaint-line-safest = Your words name the banner office, its bureau or the committee, so it is handled as one about them and kept out of their hands.
complaint-line-worked = Handled by: { $queue ->
    [supervision-committee] the supervision committee; the banner scheme office cannot see it
    [banner-office] the banner scheme office, not those complained about
    [sumu-office] the sumu or town scheme office, not the gacha or village
   *[unclear] nobody yet, as it is not clear whom it is about; then a body that has no part in it
}
complaint-line-anonymous = Name: anonymous
complaint-line-name = Name: { $name }
complaint-line-text = What happened: { $text }
complaint-ask-confirm = Is that right? If so I register it; if something is missing, just go on.
complaint-ask-change = What shall be changed?
choice-complaint-confirm = Right, register it
choice-complaint-change = Change something
choice-complaint-drop = Do not complain
choice-complaint-finished = Done
choice-complaint-named = With my name
choice-complaint-anonymous = Anonymous
choice-complaint-change-text = Change the text
choice-complaint-change-category = Change the kind
choice-complaint-change-target = Change whom it is about
choice-complaint-change-naming = Change the name
choice-complaint-category = { $category ->
    [overcharging] Overcharging
    [overtreatment] Needless treatment or medicine
    [refused-or-late] Claim refused or delayed
    [forced-enrolment] Forced to join
    [apportionment] Made to contribute
    [no-receipt] No receipt
    [misused-fund] Fund misused
    [staff-attitude] How staff behaved
   *[other] Other
}
choice-complaint-target = { $target ->
    [health-centre] Sumu or town health centre
    [sumu-office] Sumu or town scheme office
    [banner-office] Banner scheme office
    [hospital] Another hospital
    [village] Gacha or village
    [other] Another body
   *[unclear] Not sure
}

complaint-unreadable-text = Please say in a few words what happened, like: on 3 September the health centre took 300 yuan from me without a receipt.
complaint-unreadable-choice = Please choose one; its number is enough:
complaint-unreadable-target = Please choose one, or write whom it is about, like Lindong health centre:
complaint-unreadable-naming = With your name or anonymous? Please choose:
complaint-unreadable-name = Please send your name, like 王小花. If you would rather not, say “anonymous”.
complaint-unreadable-confirm = If it is right, say “yes” and I register it; to change something, say “change”.

complaint-filed = Registered. Number { $number }.
complaint-filed-already = That one is registered already, number { $number }; there is no need to register it again.
complaint-query-code = Query code { $code }: told only this once, please keep it. With number and code you can ask from any phone.
complaint-due = You will be answered by { $due }: { $days } working days counted from tomorrow, weekends left out.
complaint-due-skipped = Holidays not counted: { $holidays }.
complaint-due-counted = Weekend days that are worked and count: { $days }.
complaint-due-provisional = This day is provisional: the days off of that year are not published yet. I will count again then and tell you if it moves.
complaint-next =
    { $told ->
        [yes] I will tell you of any progress; to stop that, say “do not tell me”.
       *[no] You have said that you want to be told of no progress; to change that, say “tell me when there is news of my complaint”.
    } You can always say “my complaint”.
complaint-dropped = All right, nothing was registered. Say “complaint” whenever you want, or call { $telephone }.

complaint-news-told = All right, whenever your complaint moves, I tell you here.

# Status

complaint-status-ask-number = Please send the complaint number, like T26-0418-7; I will look up how it stands and whether it is overdue.
complaint-status-promise = A complaint is answered within { $days } working days; if it is overdue, you can turn to the supervision committee.
complaint-status-none-here = No complaint was filed from this account of yours.
complaint-status-lost-number = If the number is not at hand, call { $telephone }.
complaint-status-several =
    { $wish ->
        [view] You have filed { $count } complaints, newest first.
        [add] You can add to { $count } complaints, newest first.
        [reopen] { $count } of your complaints can be opened again, newest first.
        [withdraw] You can withdraw { $count } complaints, newest first.
       *[rate] { $count } answers can be rated, newest first.
    }
complaint-status-which =
    { $wish ->
        [view] Which one?
        [add] Which one shall be added to?
        [reopen] Which one shall be opened again?
        [withdraw] Which one shall be withdrawn?
       *[rate] Which one do you rate?
    }
complaint-status-which-again = I could not tell which one. Please choose one, or send its number, like T26-0418-7.
complaint-status-more = Only the latest are listed; for earlier ones please send the number.
choice-complaint-which = { $number } { $category ->
        [overcharging] overcharging
        [overtreatment] needless treatment
        [refused-or-late] claim delayed
        [forced-enrolment] forced to join
        [apportionment] made to contribute
        [no-receipt] no receipt
        [misused-fund] fund misused
        [staff-attitude] staff
       *[other] other
    } “{ $words }” { $standing ->
        [running] under way
        [overdue] overdue
        [waiting-for-you] waits for you
        [answered] answered
        [withdrawn] withdrawn
       *[closed] closed
    }
choice-complaint-view = See { $number }
choice-complaint-add = Add to it
choice-complaint-withdraw = Withdraw
choice-complaint-reopen = Not content: open it again
choice-complaint-rate = Rate it
complaint-status-head = Complaint { $number }: { $state ->
    [received] received, not yet assigned
    [accepted] accepted
    [assigned] with a handler, under way
    [awaiting-complainant] waiting for your answer
    [reopened] opened again, under way
    [answered] answered
    [withdrawn] withdrawn
   *[closed] closed
}
complaint-status-day = { $day ->
    [0] The { $days } working days begin with the next one
   *[other] Today is working day { $day } of { $days }
}; it is not overdue.
complaint-status-due = You will be answered by { $due }.
complaint-status-due-provisional = You will be answered by { $due } (provisional: the days off of that year are not published yet).
complaint-status-overdue = It is overdue: the answer was due by { $due }{ $known ->
    [yes] , { $days } working days ago
   *[no] {""}
}.
complaint-status-supervision = You can turn to the supervision committee, or call { $telephone } to press for an answer.
complaint-status-note = Progress: { $note }
complaint-status-answer-late = This answer came late; we are sorry.
complaint-status-answered-on = Answered on { $day }:
complaint-status-answer = { $answer }
complaint-status-reopenable = If you are not content, it can be opened again until { $day }: say “reopen”.
complaint-status-not-content = If you are not content, you can complain again or turn to the supervision committee; complaint telephone { $telephone }.
complaint-status-waiting-for-you = Just answer here and I pass it on; or call { $telephone }.
complaint-shown = To see complaint { $number } again, say “my complaint”.

complaint-status-wrong-number = The last character of { $number } does not fit; it may be mistyped. Please look at it again, like T26-0418-7.
complaint-status-ask-code = { $number } was not filed from this account. If you were given one, please send the six-digit query code; otherwise call { $telephone }.
complaint-status-wrong-code = Number and query code do not fit together.
complaint-status-wrong-code-also = It may also be that this number was tried wrongly too often today and has to rest for a day.
complaint-status-locked = Number and query code do not fit together. To keep complaints confidential this stops for a day; please try again after { $until }.
complaint-status-call = If it is urgent, call { $telephone } ({ $hours }).
complaint-status-unreadable-number = Here I need the complaint number, like T26-0418-7. If it is not at hand, call { $telephone }.
complaint-status-unreadable-code = Here I need the six-digit query code you were told when filing, like 123456.

# After filing: adding, withdrawing, opening again, rating

complaint-ask-adding =
    { $state ->
        [awaiting-complainant] Please say what you answer; I pass it on to whoever works on { $number }.
       *[other] Please say what is to be added; I pass it on to whoever works on { $number }.
    }
    In several messages if you like; if there is nothing, say “nothing else”.
complaint-added-to = Added to complaint { $number }: “{ $text }”
complaint-added-seen = { $state ->
    [awaiting-complainant] You have answered what was asked; it goes on.
   *[other] Whoever works on it sees it.
}
complaint-added-more = Just go on if there is more; otherwise you need not answer.
complaint-added-enough = All right, everything is noted with { $number }. I tell you of any progress.
complaint-nothing-added = All right, nothing was added to { $number }; it goes on as before.

complaint-answer-later = No hurry: send it whenever you have it, and I pass it on to whoever works on { $number }.
complaint-ask-whether-answer =
    Complaint { $number } waits for your answer. Is this meant for whoever works on it?
    “{ $text }”
choice-complaint-answer-yes = Yes, pass it on
choice-complaint-answer-no = No
complaint-not-an-answer = All right, it was not passed on. { $number } still waits for your answer; say “add” when you have it.

complaint-rate-it = Are you content with this answer? Please rate it: 5 is best, 1 is worst.
complaint-ask-rating = Are you content with the answer to { $number }? 5 is best, 1 is worst.
choice-complaint-rating = { $satisfaction ->
    [1] Very dissatisfied
    [2] Dissatisfied
    [3] So-so
    [4] Satisfied
   *[5] Very satisfied
}
complaint-rated = Noted: { $satisfaction } for { $number }. Thank you.
complaint-rated-low = If it was not put right, it can be opened again until { $day }.
complaint-no-such-rating = A rating is from 1 to 5: 5 is best, 1 is worst. Please say it again.
complaint-rated-already = You have rated this one; that is done once and cannot be changed.

complaint-ask-reason = { $number } is to be opened again. Please say what was not put right; I pass it on as the reason.
complaint-ask-reopening = Shall { $number } be opened again? The reason: “{ $reason }”
complaint-reopening-clock = The days then begin anew: you are answered again within { $days } working days.
choice-complaint-reopen-confirm = Open it again
choice-complaint-keep = No, leave it
complaint-reopened = { $number } has been opened again; your reason has been passed on.
complaint-too-late = More than { $days } days have passed; this one cannot be opened again. (The plan is silent on it; the office has set { $days } days.)
complaint-too-late-way = You can complain again, turn to the supervision committee, or call { $telephone }.

complaint-ask-withdrawing = Withdraw complaint { $number }?
complaint-withdrawing-means =
    Once withdrawn it is no longer worked on and not answered.
    That cannot be undone; to complain again, it is registered anew and the days begin anew.
choice-complaint-withdraw-confirm = Withdraw it
complaint-withdrawn = { $number } has been withdrawn and is no longer worked on.
complaint-withdrawn-after = Say “complaint” whenever you want to complain again, or call { $telephone }.
complaint-kept = { $meant ->
    [withdraw] All right, { $number } was not withdrawn; it goes on.
   *[reopen] All right, { $number } stays as it is.
}

complaint-cannot-add = { $state ->
    [answered] { $number } has been answered and can no longer be added to. If something was not put right, it can be opened again, with that as the reason.
    [closed] { $number } has been closed and can no longer be added to. If something was not put right, it can be opened again, with that as the reason.
   *[withdrawn] You have withdrawn { $number }; it can no longer be added to. Please complain anew.
}
complaint-cannot-reopen = { $state ->
    [withdrawn] You have withdrawn { $number }. Please complain anew.
   *[other] { $number } is still under way and not answered yet. You can add to it; if it is overdue, turn to the supervision committee.
}
complaint-cannot-withdraw = { $state ->
    [answered] { $number } has been answered; there is nothing to withdraw.
    [closed] { $number } has been closed; there is nothing to withdraw.
   *[withdrawn] You have withdrawn { $number } already.
}
complaint-cannot-rate = { $state ->
    [withdrawn] You have withdrawn { $number }; there is no answer to rate.
    [unanswered] { $number } was closed without an answer that could be rated. If you do not accept that, it can be opened again.
   *[other] { $number } has not been answered yet; I ask you when it is.
}
complaint-changed-meanwhile = This complaint has just changed, so that was not done. Please say “my complaint” to look again, or call { $telephone }.
complaint-nothing-said = Please write a few words for me to pass on.
complaint-too-long = At most { $longest } characters at once; please send it in several messages.
