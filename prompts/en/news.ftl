# Told unasked: how far a claim is, how a complaint goes on.

news-claim = News of claim { $number }.
news-claim-more = For details say “my claims”; to stop this, say “do not tell me”.
news-claim-state =
    { $state ->
        [submitted] received
        [checked] checked
        [publicised] on public notice
        [approved] approved, unpaid
        [paid] paid
        [rejected] rejected
       *[returned] papers missing
    }

news-complaint =
    Your complaint { $number } { $step ->
        [received] has been received.
        [accepted] has been accepted.
        [assigned] is with a handler, under way.
        [transferred] has been passed to the office that is to work it.
        [awaiting-complainant] waits: whoever works on it has a question.
        [answered] has been answered.
        [closed] has been closed.
        [reopened] has been opened again.
        [withdrawn] has been withdrawn.
        [clock-extended] has another last day.
        [clock-paused] has its clock stopped for a while.
        [clock-resumed] has its clock running again.
       *[other] has moved on.
    }
news-complaint-question = The question: { $note }
news-complaint-more =
    { $open ->
        [yes] To add something say “add”; for details “my complaint”; to stop this, “do not tell me”.
       *[no] For details say “my complaint”; to stop this, say “do not tell me”.
    }
news-complaint-state =
    { $step ->
        [received] received
        [accepted] accepted
        [assigned] under way
        [transferred] passed on
        [awaiting-complainant] waits for you
        [answered] answered
        [closed] closed
        [reopened] opened again
        [withdrawn] withdrawn
        [deadline-recomputed] last day recounted
        [clock-extended] new last day
        [clock-paused] clock paused
        [clock-resumed] clock goes on
       *[other] moved on
    }
