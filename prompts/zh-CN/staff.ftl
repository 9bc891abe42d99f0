# 工作人员：提醒与绑定；以及时限有变时告诉投诉人的话。

complaint-clock-extended = 答复期限延长{ $days }个工作日，最晚答复日从{ $from }改为{ $to }。原因：{ $reason }。依据：{ $legalBasis }。
complaint-clock-paused = 从{ $day }起暂不计时，最多{ $days }个工作日，之后接着算。原因：{ $reason }。依据：{ $legalBasis }。
complaint-clock-resumed = 接着计时，最晚答复日是{ $to }。

staff-reminder-head = 投诉时限提醒，请到工作台办理：
staff-reminder-left = { $number }：还剩{ $days }个工作日
staff-reminder-last = { $number }：今天是最后一天
staff-reminder-over = { $number }：已逾期{ $days }个工作日
staff-reminder-more = 另外还有{ $count }件，请看工作台。

staff-bound = 绑定好了。投诉快到期时，这里会提醒您，只说编号和天数。
staff-binding-wrong = 绑定码不对，或者过了时间。绑定码只给工作人员用，请管理员重新发一个。
staff-binding-locked = 绑定码错的次数太多，今天不能再试了。
