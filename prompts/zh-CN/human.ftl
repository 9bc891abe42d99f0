human-opened = 好，转给合管办的人了。编号 { $number }。
human-mongolian = 好，请会蒙古语的人给您回电话。编号 { $number }。
human-mongolian-telephone = 请把电话号码发过来，方便什么时候接也可以写上。
human-office-open = 合管办现在有人，上班到{ $until }。
human-office-closed = 合管办现在没人值班，{ $today ->
    [yes] 今天
   *[no] { $day }
}{ $time }上班就看。
human-call = 急的话打 { $telephone }（{ $hours }）。
human-quiet = 有人答复以前我先不插话，您接着说的都会转过去。想让我接着办，说“菜单”。
human-waiting = 您的事已经在合管办排着，编号 { $number }，不用重新排。
human-still-waits = 找人的事（{ $number }）还在合管办排着，有人看到会回您。
human-answered = { $office }答复您（{ $number }）：
