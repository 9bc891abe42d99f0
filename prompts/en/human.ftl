human-opened = All right, the scheme office has it now. Number { $number }.
human-mongolian = All right, somebody who speaks Mongolian will call you back. Number { $number }.
human-mongolian-telephone = Please send your telephone number, and when it suits you if you like.
human-office-open = Somebody is at the office now, until { $until }.
human-office-closed = Nobody is at the office now; they will see it { $today ->
    [yes] today
   *[no] on { $day }
} from { $time }.
human-call = If it is urgent, call { $telephone } ({ $hours }).
human-quiet = Until they answer I keep quiet, and pass on whatever you write. To go on with me, say “menu”.
human-waiting = You are already in the queue of the office, number { $number }. No need to queue again.
human-still-waits = Your request for a person ({ $number }) stays in the queue; they will answer you.
human-answered = { $office } answers you ({ $number }):
