greeting = 您好，我是“合医”，巴林左旗合作医疗的自助服务。
menu = 您想办哪一件：
menu-list =
    1 查参合  2 查家庭账户  3 查报销到哪了
    4 算能报多少  5 投诉举报  6 问政策
menu-how = 打字、说话、回数字都行。想找人，说“人工”。
courtesy = 不客气。有事随时来问，您保重。
cancelled = 好，这件事先放下，什么也没有登记。
started-again = 对不起，刚才的事隔得太久，我接不上了，请您重新说。

emergency = 先看病要紧：现在就打 120，或者去最近的卫生院。
emergency-later =
    不用先办转诊手续，能就近看就就近看。
    报销的事回头再说，不会耽误。

clarify = 我没听准，您说的是哪一件？
clarify-beside = 要是问的不是这个，您看是哪一件？
not-understood = 这句话我没看懂。您可以换个说法，或者选一样：
misunderstood = 对不起，是我没听懂。您换个说法再问一遍，或者选一样：
not-understood-again =
    我还是没看懂，怕耽误您。
    可以让合管办的人来答，或者打电话 { $telephone }。
apology =
    我这边出了点毛病，这句话没办成，您没做错什么。
    请过一会儿再说一遍，或者打电话 { $telephone }。
too-many-messages =
    您发得太快了，后面发的我没有收下。
    请过一两分钟，把没答到的再说一遍；着急就打电话 { $telephone }。

basis = 依据：{ $labels }
basis-rule-set =
    方案＝{ $name }，{ $standing ->
        [demo] { $year }年演示数据
        [signed] { $year }年适用
       *[other] { $year }年还没有签发，请以合管办为准
    }。

choice-intent-enrolment = 查参合
choice-intent-account = 查家庭账户
choice-intent-claim = 查报销到哪了
choice-intent-estimate = 算能报多少
choice-intent-complaint = 投诉举报
choice-intent-complaint-status = 查投诉
choice-intent-policy = 问政策
choice-intent-policy-on = 问政策：{ $title }
choice-intent-human = 人工
choice-intent-language = 换语言
choice-intent-privacy = 我的数据
choice-intent-opt-out = 退订提醒
choice-intent-menu = 菜单
choice-intent-other = 都不是

language-ask = 您想用哪种话？
choice-language-zh = 中文
choice-language-en = English
choice-language-mn = 蒙古语（请人回电话）
language-switched = 看您写的是英文，我改用英文答。想换回来，说“中文”。
language-chosen = 好，以后用中文。

opted-out = 好，不再给您发提醒了。
opted-out-before = 已经不给您发提醒了，不会再发。
opted-out-everywhere = 微信、Telegram 上都不发。
opted-out-here = 别的号上要是也收到，在那边也回一声“退订”。
opted-out-back = 想再收，说“恢复”。
opted-out-still =
    您来问、查账、查报销、投诉，照样管用。
    交费截止日每年是12月20日前，记得自己留意。
opted-out-news =
    { $claims ->
        [yes] 报销和投诉
       *[no] 投诉
    }有进展还会告诉您；这个也不要，说“不用告诉我”。
opted-in = 好，以后照样提醒您。
news-ended = 好，报销和投诉有进展，不再告诉您了。
news-ended-before = 您说过了，报销和投诉有进展，不会再告诉您。
news-ended-still = 想知道了，说“查报销”“查投诉”，随时能查。
news-ended-reminders = 交费提醒还照发；也不要，说“退订”。
choice-news-back = 有进展告诉我
choice-opt-in = 恢复提醒

complaint-deadline-settled = 您的投诉 { $number }：放假安排公布了，最晚答复日{ $to }不变，不再是暂定的。
complaint-deadline-moved = 您的投诉 { $number }：放假安排公布了，最晚答复日从{ $from }改为{ $to }{ $provisional ->
    [yes] （暂定）
   *[no] {""}
}。还是{ $days }个工作日。
