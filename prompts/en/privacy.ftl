# My data

privacy-who = The { $office } is responsible for your data, telephone { $telephone }.
privacy-what-for = They are used only to answer you, to check who you are, to show you your household's records and to handle your complaints; for nothing else, and passed on to nobody.
privacy-how-long = Certificate number and last four are dropped after the check; the chat and what you wrote to the office go when you say “delete”; complaints are kept by the archive schedule.
privacy-ask = What would you like?
choice-privacy-see = See my data
choice-privacy-export = Export a copy
choice-privacy-correct = Correct a mistake
choice-privacy-delete = Delete
choice-privacy-withdraw = Withdraw consent
choice-privacy-delete-confirm = Yes, delete
choice-privacy-keep = Keep it

privacy-see-head = This is kept about you:
privacy-consent-none = No consent to look into household records.
privacy-consent-given = Consent to look into household records, given on { $day } (text version { $version }).
privacy-bindings-none = Your identity has not been checked.
privacy-binding = Checked on { $day }: { $name }, medical certificate { $certificate }.
privacy-complaints = { $count ->
    [one] { $count } complaint filed.
   *[other] { $count } complaints filed.
}
privacy-reminders = Reminders: on.
privacy-no-reminders = Reminders: stopped on { $day }.

privacy-news = News told unasked: { $wanted ->
    [all] of claims and complaints
    [complaints] of complaints only
   *[none] none
}.

privacy-export-head = What is kept here about this account of yours, as of { $moment }:
privacy-export-contact = Channel: { $channel }, account: { $name }
privacy-export-failures = Identity checks that failed: { $count }
privacy-export-complaint = —— Complaint { $number }, received { $moment }, to be answered by { $due }
privacy-export-files = Photos, voice messages and files kept with it: { $count }. For copies please ask the office.
privacy-export-answer = Answer: { $answer }
privacy-export-older = For earlier complaints please ask the office.
privacy-export-enquiries = { $count ->
    [one] { $count } question to the office.
   *[other] { $count } questions to the office.
}
privacy-export-enquiry = —— { $number }, { $moment }, { $reason ->
    [correction] to correct a mistake
    [deletion] to delete
    [mongolian-callback] to be called back in Mongolian
    [unanswered] a question left unanswered
   *[other] to talk to a person
}
privacy-export-enquiry-text = You wrote: { $text }
privacy-export-older-enquiries = For earlier questions please ask the office.
privacy-export-chat = The words of the chat are not copied here; they are on your own phone.
privacy-export-records = The records of enrolment, account and claims are with the scheme office; for a copy call { $telephone }.

privacy-correct-ask = What is wrong, and what should it be? Please write it out, like: my name is entered as 王小化 and should be 王小花.
privacy-correction-opened = Noted. The scheme office will check it and answer you either way. Number { $number }.

privacy-delete-what = Deleted: your consent, the identity check, chat texts and what you wrote to the office. They cannot be brought back.
privacy-delete-kept = Not deleted: complaints with their photos and voice messages (kept by the archive schedule, cut off from this account) and the scheme office's own records. That you stopped reminders still holds.
privacy-delete-complaints = { $count ->
    [one] Your complaint
   *[other] Your { $count } complaints
} can then no longer be seen here: an anonymous one by number and query code, one with a name by telephone. Please note the number first.
privacy-delete-ask = Delete it all? If so, say “yes, delete”.
privacy-deleted = Deleted. What this account wrote and the identity check are gone. Come back whenever you like.
privacy-kept = All right, nothing was deleted.
privacy-withdrawn = Your consent is withdrawn and the identity check ended; from now on your household's records are neither shown nor used, and no news of claims is told.
privacy-nothing-to-withdraw = You have not given any consent, so there is nothing to withdraw.
privacy-withdraw-complaint = To withdraw a complaint, say “withdraw my complaint”.
