# 投诉：登记与查询。

complaint-heard = 您说的事我听明白了，我帮您登记投诉。
complaint-willing = 我帮您登记投诉。

complaint-rule-forced-enrolment = 方案写明：参合自愿，以家庭为单位，不得强迫命令、硬性摊派。
complaint-rule-apportionment = 方案写明：集体出的那份钱，不得摊派给农牧民。
complaint-rule-no-receipt = 方案写明：收了钱要开财政部门统一印制的专用收据。
complaint-rule-overcharging = 方案写明：要防止多收费、多检查、开大处方。
complaint-rule-overtreatment = 方案写明：要防止过度医疗、开大处方、多检查，严管滥用激素和抗生素。
complaint-rule-misused-fund = 方案写明：基金专户储存、专款专用，不得挤占挪用；工资和办公费也不得从基金里出。
complaint-rule-refused-or-late = 方案写明：补助要及时审核，手续要简便。
complaint-rule-staff-attitude = 方案写明：要以农牧民利益为重，提供满意的服务。
complaint-promise = 可以投诉，{ $days }个工作日内答复。投诉电话 { $telephone }。
complaint-anonymous-here = 在这个软件上只登记匿名投诉，请别写自己的姓名、电话、证号。想留姓名，请打 { $telephone }。
complaint-confidential = 举报人是谁，我们保密，不告诉被投诉的人。您要是担心，就选匿名。

complaint-ask-text =
    请说说出了什么事：哪天、在哪里、谁、多少钱。
    想到什么说什么，分几条发也行。
complaint-ask-more = 记下了。还有就接着发，没有了回“说完了”。
complaint-added = 补充的也记下了。
complaint-full = 我这里只能记这么长，再多的请写在纸上交给合管办。
complaint-ask-category = 这件事算哪一类？
complaint-ask-target = 投诉的是哪里？也可以直接写名字。
complaint-ask-office = 您说的合管办，是苏木乡镇的，还是旗里的？分清了，才不会交到他们自己手里。
complaint-ask-naming = 想留姓名还是匿名？匿名也一样办，到时凭编号和查询码来查。
complaint-naming-kept-secret = 留了姓名也保密，只给办这件事的人看。
complaint-ask-name = 怎么称呼您？想让人打电话答复，就连号码一起发，像 王小花 13800000000。

complaint-read-back = 给您念一遍：
complaint-line-category = 类别：{ $category ->
    [overcharging] 乱收费
    [overtreatment] 过度检查、乱用药
    [refused-or-late] 不给报或拖着不报
    [forced-enrolment] 强迫参合
    [apportionment] 摊派
    [no-receipt] 不给收据
    [misused-fund] 挪用基金
    [staff-attitude] 服务态度
   *[other] 其他
}
complaint-line-target = 对象：{ $target ->
    [health-centre] 苏木乡镇卫生院
    [sumu-office] 苏木乡镇合管办
    [banner-office] 旗合管办（或它所在的旗卫生局、合管委）
    [hospital] 医院
    [village] 嘎查村
    [other] 别的单位
   *[unclear] 还不清楚
}{ $said ->
    [yes] （{ $about }）
   *[no] {""}
}
complaint-line-safest = 您的话里提到了旗合管办、旗卫生局或合管委，就按投诉他们办，免得落到他们手里。
complaint-line-worked = 谁来办：{ $queue ->
    [supervision-committee] 由监督委员会办，旗合管办看不到
    [banner-office] 由旗合管办办，被投诉的单位不经手
    [sumu-office] 由苏木乡镇合管办办，嘎查村不经手
   *[unclear] 还没分清是投诉谁，先不交给任何一家，分清后交给不相干的单位办
}
complaint-line-anonymous = 署名：匿名
complaint-line-name = 署名：{ $name }
complaint-line-text = 内容：{ $text }
complaint-ask-confirm = 对不对？对就登记；漏了什么，直接接着说。
complaint-ask-change = 要改哪一样？
choice-complaint-confirm = 对，登记
choice-complaint-change = 改一改
choice-complaint-drop = 不投诉了
choice-complaint-finished = 说完了
choice-complaint-named = 留姓名
choice-complaint-anonymous = 匿名
choice-complaint-change-text = 改内容
choice-complaint-change-category = 改类别
choice-complaint-change-target = 改对象
choice-complaint-change-naming = 改署名
choice-complaint-category = { $category ->
    [overcharging] 乱收费
    [overtreatment] 过度检查、乱用药
    [refused-or-late] 不给报或拖着不报
    [forced-enrolment] 强迫参合
    [apportionment] 摊派
    [no-receipt] 不给收据
    [misused-fund] 挪用基金
    [staff-attitude] 服务态度
   *[other] 其他
}
choice-complaint-target = { $target ->
    [health-centre] 苏木乡镇卫生院
    [sumu-office] 苏木乡镇合管办
    [banner-office] 旗合管办
    [hospital] 别的医院
    [village] 嘎查村
    [other] 别的单位
   *[unclear] 不清楚
}

complaint-unreadable-text = 请用几句话说说出了什么事，像：9月3日在卫生院收了我300元，没给收据。
complaint-unreadable-choice = 请选一样，回前面的数字就行：
complaint-unreadable-target = 请选一样，或者写上投诉的是谁，像 林东镇卫生院：
complaint-unreadable-naming = 留姓名还是匿名，请选一样：
complaint-unreadable-name = 请发您的称呼，像 王小花。不想留，就说“匿名”。
complaint-unreadable-confirm = 对的话回“对”，我就登记；要改回“改一改”。

complaint-filed = 登记好了。编号 { $number }。
complaint-filed-already = 刚才那件已经登记好了，编号 { $number }，不用再登记。
complaint-query-code = 查询码 { $code }，只说这一次，请记好：换了手机，凭编号和查询码也能查。
complaint-due = 最晚{ $due }前答复您：从明天起数{ $days }个工作日，周末不算。
complaint-due-skipped = 放假不算：{ $holidays }。
complaint-due-counted = 调休上班，要算：{ $days }。
complaint-due-provisional = 这个日子是暂定的：那一年的放假安排还没公布，公布后我重算，变了就告诉您。
complaint-next =
    { $told ->
        [yes] 有进展我会告诉您，不想收就说“不用告诉我”；
       *[no] 您说过有进展不用告诉您；想听了，说“投诉有进展告诉我”；
    }随时可以说“查投诉”。
complaint-dropped = 好，没有登记。什么时候想投诉，说“投诉”就行，也可以打 { $telephone }。

complaint-news-told = 好，您的投诉有进展，我就在这里告诉您。

# 查投诉

complaint-status-ask-number = 请发投诉编号，像 T26-0418-7，我帮您看办到哪了、是否逾期。
complaint-status-promise = 投诉要在{ $days }个工作日内答复；逾期了，您可以找监督委员会。
complaint-status-none-here = 您这个号上没有登记过投诉。
complaint-status-lost-number = 编号不在手边，打 { $telephone } 也能查。
complaint-status-several =
    { $wish ->
        [view] 您登记过{ $count }件投诉，新的在前。
        [add] 您有{ $count }件投诉能补充，新的在前。
        [reopen] 您有{ $count }件投诉能要求再办，新的在前。
        [withdraw] 您有{ $count }件投诉能撤回，新的在前。
       *[rate] 您有{ $count }件投诉能打分，新的在前。
    }
complaint-status-which =
    { $wish ->
        [view] 要看哪一件？
        [add] 要补充哪一件？
        [reopen] 哪一件要再办？
        [withdraw] 要撤回哪一件？
       *[rate] 给哪一件打分？
    }
complaint-status-which-again = 我没对上是哪一件。请选一件，或者发编号，像 T26-0418-7。
complaint-status-more = 这里只列最近几件；更早的，请直接发编号。
choice-complaint-which = { $number } { $category ->
        [overcharging] 乱收费
        [overtreatment] 过度检查
        [refused-or-late] 拖着不报
        [forced-enrolment] 强迫参合
        [apportionment] 摊派
        [no-receipt] 不给收据
        [misused-fund] 挪用基金
        [staff-attitude] 服务态度
       *[other] 其他
    }“{ $words }”{ $standing ->
        [running] 在办
        [overdue] 已逾期
        [waiting-for-you] 等您回话
        [answered] 已答复
        [withdrawn] 已撤回
       *[closed] 已办结
    }
choice-complaint-view = 看 { $number }
choice-complaint-add = 补充
choice-complaint-withdraw = 撤回
choice-complaint-reopen = 不满意，再办
choice-complaint-rate = 打分
complaint-status-head = 投诉 { $number }：{ $state ->
    [received] 已收到，还没有分下去
    [accepted] 已受理
    [assigned] 已交给承办人，正在办
    [awaiting-complainant] 在等您回话
    [reopened] 重新办理中
    [answered] 已答复
    [withdrawn] 已撤回
   *[closed] 已办结
}
complaint-status-day = 期限{ $days }个工作日，{ $day ->
    [0] 从下一个工作日数起
   *[other] 今天是第{ $day }个
}，没有逾期。
complaint-status-due = 最晚{ $due }前答复您。
complaint-status-due-provisional = 最晚{ $due }前答复您（暂定，那一年的放假安排还没公布）。
complaint-status-overdue = 逾期了：本该{ $due }前答复{ $known ->
    [yes] ，已经过了{ $days }个工作日
   *[no] {""}
}。
complaint-status-supervision = 您可以找监督委员会，也可以打投诉电话 { $telephone } 催办。
complaint-status-note = 办理情况：{ $note }
complaint-status-answer-late = 这件事答复晚了，对不起。
complaint-status-answered-on = { $day }答复如下：
complaint-status-answer = { $answer }
complaint-status-reopenable = 不满意，{ $day }以前可以要求再办：回“再办”。
complaint-status-not-content = 不满意可以重新投诉，或者找监督委员会；投诉电话 { $telephone }。
complaint-status-waiting-for-you = 直接在这里回答就行，我转给办的人；也可以打 { $telephone }。
complaint-shown = 还要看投诉 { $number } 的，说“查投诉”。

complaint-status-wrong-number = 编号 { $number } 最后一位对不上，可能写错了。请照登记时的再看一眼，像 T26-0418-7。
complaint-status-ask-code = { $number } 不是在这个号上登记的。登记时给过六位查询码的，请发查询码；没给过的，请打 { $telephone } 查。
complaint-status-wrong-code = 编号和查询码对不上。
complaint-status-wrong-code-also = 也可能是这个编号今天试错的次数多，要停一天。
complaint-status-locked = 编号和查询码对不上。为了保密，先停一天，{ $until }以后再试。
complaint-status-call = 急的话请打 { $telephone }（{ $hours }）。
complaint-status-unreadable-number = 这里要的是投诉编号，像 T26-0418-7。编号不在手边，打 { $telephone } 也能查。
complaint-status-unreadable-code = 这里要的是六位数字的查询码，登记时告诉过您，像 123456。

# 投诉登记以后：补充、撤回、再办、打分

complaint-ask-adding =
    { $state ->
        [awaiting-complainant] 请说要回答的话，我转给办 { $number } 的人。
       *[other] 请说要补充什么，我转给办 { $number } 的人。
    }
    分几条发也行；不补了，回“没有了”。
complaint-added-to = 补进投诉 { $number } 了：“{ $text }”
complaint-added-seen = { $state ->
    [awaiting-complainant] 问您的话算答上了，接着给您办。
   *[other] 办的人看得到。
}
complaint-added-more = 还有就接着发；没有了，不用再回。
complaint-added-enough = 好，{ $number } 补充的都记下了。有进展我告诉您。
complaint-nothing-added = 好，{ $number } 没有补充什么，照常办。

complaint-answer-later = 不急，找到了、想好了直接发给我，我转给办 { $number } 的人。
complaint-ask-whether-answer =
    投诉 { $number } 正等您回话。您这句是说给办的人听的吗？
    “{ $text }”
choice-complaint-answer-yes = 对，转过去
choice-complaint-answer-no = 不是
complaint-not-an-answer = 好，没有转过去。{ $number } 还等您回话，想好了说“补充”。

complaint-rate-it = 对这个答复满意吗？请打个分，5分最满意，1分最不满意。
complaint-ask-rating = 对 { $number } 的答复满意吗？5分最满意，1分最不满意。
choice-complaint-rating = { $satisfaction ->
    [1] 很不满意
    [2] 不满意
    [3] 一般
    [4] 满意
   *[5] 很满意
}
complaint-rated = 记下了：{ $number } 打{ $satisfaction }分。谢谢您。
complaint-rated-low = 没办好的，{ $day }以前可以要求再办。
complaint-no-such-rating = 分数只有1分到5分：5分最满意，1分最不满意。请再说一次。
complaint-rated-already = 这件您打过分了，只打一次，不能再改。

complaint-ask-reason = { $number } 要再办。请说哪里没办好，我写在理由里。
complaint-ask-reopening = { $number } 要再办吗？理由写上：“{ $reason }”
complaint-reopening-clock = 再办就重新算日子：{ $days }个工作日内再答复您。
choice-complaint-reopen-confirm = 再办
choice-complaint-keep = 不用了
complaint-reopened = { $number } 重新办了，您的理由转给办的人了。
complaint-too-late = 这件过了{ $days }天，不能再办了。（方案没写几天，{ $days }天是合管办定的。）
complaint-too-late-way = 可以重新投诉，也可以找监督委员会，或者打 { $telephone }。

complaint-ask-withdrawing = 要撤回投诉 { $number } 吗？
complaint-withdrawing-means =
    撤回以后，这件不再办，也不再答复您。
    撤了不能恢复；还想投诉，要重新登记、重新算日子。
choice-complaint-withdraw-confirm = 撤回
complaint-withdrawn = { $number } 撤回了，不再办了。
complaint-withdrawn-after = 什么时候还想投诉，说“投诉”就行，也可以打 { $telephone }。
complaint-kept = { $meant ->
    [withdraw] 好，{ $number } 没有撤，照常办。
   *[reopen] 好，{ $number } 就不再办了。
}

complaint-cannot-add = { $state ->
    [answered] { $number } 已经答复了，不能再补充。还有没办好的，可以要求再办，写在理由里。
    [closed] { $number } 已经办结了，不能再补充。还有没办好的，可以要求再办，写在理由里。
   *[withdrawn] { $number } 您已经撤回了，不能再补充。还想说，请重新投诉。
}
complaint-cannot-reopen = { $state ->
    [withdrawn] { $number } 您已经撤回了。还想办，请重新投诉。
   *[other] { $number } 还在办，没有答复，用不着再办。有要说的，可以补充；逾期了找监督委员会。
}
complaint-cannot-withdraw = { $state ->
    [answered] { $number } 已经答复了，用不着撤。
    [closed] { $number } 已经办结了，用不着撤。
   *[withdrawn] { $number } 您已经撤回了。
}
complaint-cannot-rate = { $state ->
    [withdrawn] { $number } 您撤回了，没有答复可以打分。
    [unanswered] { $number } 没有答复就办结了，没法打分。不服，可以要求再办。
   *[other] { $number } 还没有答复，等答复了再请您打分。
}
complaint-changed-meanwhile = 这件刚刚有变动，刚才那一步没办成。请说“查投诉”再看一眼，或者打 { $telephone }。
complaint-nothing-said = 请写几个字，我好转给办的人。
complaint-too-long = 一次最多{ $longest }个字，请分几条发。
