greeting = Hello, I am heyi (合医), the self-service of the cooperative medical scheme of Bairin Left Banner.
menu = What would you like to do:
menu-list =
    1 Enrolment  2 Family account  3 My claims
    4 Estimate a reimbursement  5 Complain  6 Ask about the plan
menu-how = Type, speak or answer with a number. To reach a person, say “human”.
courtesy = You are welcome. Come back any time. Take care.
cancelled = All right, we leave this. Nothing has been registered.
started-again = Sorry, that was too long ago and I have lost the thread. Please start again.

emergency = See a doctor first: call 120 now, or go to the nearest health centre.
emergency-later =
    You need no referral paper first; go to the nearest place.
    The reimbursement can wait. You lose nothing.

clarify = I am not sure what you mean. Which one is it?
clarify-beside = If this is not what you asked, which one is it?
not-understood = I did not understand that. Please say it another way, or choose:
misunderstood = Sorry, I misunderstood. Please ask it another way, or choose:
not-understood-again =
    I still do not understand, and do not want to keep you waiting.
    The office can answer, or call { $telephone }.
apology =
    Something went wrong on my side; you did nothing wrong.
    Please say it again in a while, or call { $telephone }.
too-many-messages =
    You are writing faster than I can take it in; I have not taken your latest messages.
    Please wait a minute or two and say again what was not answered. If it is urgent, call { $telephone }.

basis = Basis: { $labels }
basis-rule-set =
    Plan = { $name }, { $standing ->
        [demo] sample data for { $year }
        [signed] valid for { $year }
       *[other] not yet signed for { $year }; ask the office
    }.

choice-intent-enrolment = Enrolment
choice-intent-account = Family account
choice-intent-claim = My claims
choice-intent-estimate = Estimate a reimbursement
choice-intent-complaint = Complain
choice-intent-complaint-status = My complaint
choice-intent-policy = Ask about the plan
choice-intent-policy-on = About the plan: { $title }
choice-intent-human = Human
choice-intent-language = Language
choice-intent-privacy = My data
choice-intent-opt-out = Stop reminders
choice-intent-menu = Menu
choice-intent-other = None of these

language-ask = Which language do you want?
choice-language-zh = 中文
choice-language-en = English
choice-language-mn = Mongolian (a person calls back)
language-switched = You write English, so I answer in English. To change back, say “中文”.
language-chosen = All right, English from now on.

opted-out = All right, no more reminders.
opted-out-before = You already get no reminders, and will get none.
opted-out-everywhere = None on WeChat or Telegram.
opted-out-here = If they reach you on another account, reply “stop” there as well.
opted-out-back = To have them again, say “resume”.
opted-out-still =
    Asking, looking up and complaining work as before.
    Payment is collected before 20 December each year; please keep it in mind.
opted-out-news =
    You are still told how your { $claims ->
        [yes] claims and complaints
       *[no] complaints
    } go on; to stop that too, say “do not tell me”.
opted-in = All right, reminders are on again.
news-ended = All right, I no longer tell you how your claims and complaints go on.
news-ended-before = You have said so already: I do not tell you how your claims and complaints go on.
news-ended-still = Whenever you want to know, say “my claims” or “my complaint”.
news-ended-reminders = Payment reminders still come; to stop those too, say “unsubscribe”.
choice-news-back = Tell me when there is news
choice-opt-in = Remind me again

complaint-deadline-settled = Your complaint { $number }: the holidays have been published; the last day for the answer, { $to }, stands and is no longer provisional.
complaint-deadline-moved = Your complaint { $number }: the holidays have been published, the last day for the answer moves from { $from } to { $to }{ $provisional ->
    [yes] {" "}(provisional)
   *[no] {""}
}. It is still { $days } working days.
