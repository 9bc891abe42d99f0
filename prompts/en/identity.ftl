# Identity check. When the consent text (identity-consent-*) changes in meaning, raise the version in src/identity/consent.ts.

identity-why = First I have to check that it is you, so that nobody else can look into your household's records.
identity-consent-use = I will use your certificate number, name and the last four of your ID card, only for this check, passed on to nobody. After that you can see your own household's enrolment, account and claims.
identity-consent-rights = You can take your consent back at any time: say “withdraw consent”. If you do not agree, you can still ask about the rules, get an estimate or complain.
identity-consent-ask = Do you agree?
identity-consent-unclear = To look into your records I first need a plain “agree” or “disagree” from you.
identity-consent-before = I leave these unread until you have agreed.
choice-identity-agree = Agree
choice-identity-refuse = Disagree

identity-ask-certificate = Please send the number of your medical certificate, the digits printed on it, like 150422009999.
identity-ask-together = You may send all three at once: certificate number, name, last four of the ID card.
identity-ask-name = Please send your name as it stands on the certificate, like 王小花.
identity-ask-other-adult = Each adult's claims are open to that adult only. The person concerned, please send your own name and the last four of your ID card, like 王小花 5678.
identity-ask-guardian = The guardian, please send your own name and the last four of your ID card, like 王小花 5678.
identity-ask-last4 = Please send the last four of your ID card, like 5678, or 567X if it ends in X.
identity-whole-id = The whole ID number is not needed; I took only its last four.

identity-unreadable-certificate =
    Here I need the medical certificate number, 8 to 14 digits, like 150422009999.
    If it is not at hand, you can say “cancel” for now.
identity-unreadable-name = Here I need the name and nothing else, like 王小花. To stop the check, say “cancel”.
identity-unreadable-last4 = Here I need the last four of the ID card, like 5678 or 567X. To stop the check, say “cancel”.

identity-refused = That could not be matched. Please see whether certificate number, name and last four are as printed.
identity-refused-also = It may also be that this certificate was tried wrongly too often today and has to rest for a day.
identity-tries-left = { $left ->
    [one] You can try once more.
   *[other] You can try { $left } more times.
}
identity-locked = To protect everybody's records this stops for a day. Please try again after { $until }.
identity-under-age = For a child under 14 a parent or guardian does the check.
identity-verified = Checked. Hello, { $name }.
identity-declined = All right, no check, and nothing about you is kept.
identity-not-here = Household records cannot be looked up in this app yet.
identity-words-concealed = (words of the identity check, not kept)
identity-office = For your household's records, take the certificate to the scheme office or call { $telephone } ({ $hours }).
identity-rest-open = Rules, estimates and complaints need no check; just ask.
