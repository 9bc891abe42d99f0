# 没人问，自己告诉的：报销走到哪步，投诉办得怎样。

news-claim = 报销 { $number } 有进展了。
news-claim-more = 想看细节，回“查报销”；不想再收，回“不用告诉我”。
news-claim-state =
    { $state ->
        [submitted] 收到了
        [checked] 审核过了
        [publicised] 正在公示
        [approved] 批了，等付款
        [paid] 付了
        [rejected] 没批
       *[returned] 退回，缺材料
    }

news-complaint =
    您的投诉 { $number }：{ $step ->
        [received] 收到了。
        [accepted] 受理了。
        [assigned] 交给承办人了，正在办。
        [transferred] 转给该办的单位了。
        [awaiting-complainant] 办的人有话问您。
        [answered] 答复了。
        [closed] 办结了。
        [reopened] 重新办了。
        [withdrawn] 撤回了。
        [clock-extended] 答复期限有变。
        [clock-paused] 暂不计时。
        [clock-resumed] 接着计时了。
       *[other] 有新进展。
    }
news-complaint-question = 问：{ $note }
news-complaint-more =
    { $open ->
        [yes] 要补充，回“补充”；想看详情，回“查投诉”；不想再收，回“不用告诉我”。
       *[no] 想看详情，回“查投诉”；不想再收，回“不用告诉我”。
    }
news-complaint-state =
    { $step ->
        [received] 收到了
        [accepted] 受理了
        [assigned] 正在办
        [transferred] 转给该办的单位了
        [awaiting-complainant] 有话问您，等您答
        [answered] 答复了
        [closed] 办结了
        [reopened] 重新办了
        [withdrawn] 撤回了
        [deadline-recomputed] 答复期限重算了
        [clock-extended] 答复期限有变
        [clock-paused] 暂不计时
        [clock-resumed] 接着计时
       *[other] 有新进展
    }
