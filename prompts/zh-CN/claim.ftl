# 报销到哪了：几笔、走到哪步、缺什么、什么时候在哪领。

claim-count = 查到 { $count } 笔报销，新的在前。
claim-which = 想看哪一笔？
claim-which-again = 我没对上是哪一笔。请选一笔，比如说“第1笔”；或者念报销编号。

claim-head = { $number }：{ $name }，{ $institution }，{ $day }出院。
claim-submitted = 现在：{ $day }收到了，等合管办审核。
claim-checked =
    现在：{ $day }审核过了，{ $place ->
        [after-notice] 等公示。
       *[other] 等批准。
    }
claim-publicised = 现在：{ $day }起在嘎查公示栏公示。
claim-approved = 现在：{ $day }批下来了，等付款。
claim-paid =
    现在：{ $day }已经付了{ $amount ->
        [none] ，数目记录里没写。
       *[other] { " " }{ $amount }元。
    }
claim-paid-not-received = 没收到钱，请问{ $office }：{ $telephone }。
claim-returned =
    现在：{ $day }退回来了，要补材料。{ $missing ->
        [none] 缺什么记录里没写。
       *[other] 缺的是：{ $missing }。
    }
claim-returned-next = 补齐了交到{ $office }；拿不准就先打电话：{ $telephone }。
claim-rejected =
    现在：{ $day }没批。{ $reason ->
        [none] 原因记录里没写。
       *[other] 原因：{ $reason }。
    }
claim-no-appeal = 方案没写不服怎么申诉。先请{ $office }把原因讲清楚：{ $telephone }。
claim-may-complain =
    { $days ->
        [0] 觉得不对，可以投诉。投诉电话 { $telephone }。
       *[other] 觉得不对，可以投诉，{ $days } 个工作日内答复。投诉电话 { $telephone }。
    }
claim-paid-at-discharge = 钱在出院时由医院当场报。当时没报上的，请问{ $office }：{ $telephone }。
claim-paid-after-notice = 转院看的，公示以后到{ $office }报：{ $telephone }。
claim-paid-ask-office = 在定点医院看的，出院当场报；转院的，公示后到苏木合管办报。您这笔按哪样，请问{ $office }：{ $telephone }。
claim-no-time-limit = 方案只说及时审核，没写明几天内办完，我不能说个日子。
claim-long-without-movement = 已经 { $days } 天没有动静了，方案没写明几天内办完。可以打电话问{ $office }，也可以投诉。
claim-total = 总费用 { $total }元。
claim-reckoned =
    总费用 { $total }元，{ $ineligible ->
        [none] 减
       *[other] 减自费 { $ineligible }元、
    }起付线 { $deductible }元，剩 { $base }元 × { $rate } = { $computed }元。
claim-paid-less = 实付比算出来的少。为什么，记录里没写，请问{ $office }：{ $telephone }。
claim-does-not-add-up = 记录里的几个数对不上，怎么算的我不能乱说，请问{ $office }：{ $telephone }。
claim-timeline = 经过：{ $events }。

claim-none = 没查到您的报销记录。
claim-none-designated = 在定点医院住院，自己先垫上，出院时当场报。
claim-none-transfer = 转院看的，公示以后到{ $office }报。发票、病历、清单都留好。
claim-none-ask = 交了材料却查不到，请打 { $telephone } 问。
claim-then = { $days }的：
claim-none-then = { $days }这段时间里没查到报销，下面是查得到的。
claim-number-not-found = 这个编号，在您能查的报销里没有。
claim-number-misread = 这个编号好像有一位念错了，请对着单子再念一遍。
claim-adults-by-themselves = 家里满14岁的人，报销要本人核对过才能查；下面是您现在能查的。
claim-verify-adult = 大人的报销只告诉本人。请他（她）来，用自己的姓名和身份证后四位核对一下，再查。
claim-relative-closed = 这位家人的报销，还没用本人的姓名和身份证后四位核对过，现在不能查。
claim-guardian-only = 14岁以下孩子的报销，只告诉监护人。请孩子的父母或户主来核对、来查。
claim-what-next = 报销还可以这样查：

claim-news-agreed = 好，您的报销有进展，我就在这里告诉您：编号、走到哪步、缺什么、付了多少。
claim-news-already = 您说过了，报销有进展我就在这里告诉您。
claim-news-later = 一时发不到的，等您下次来，我先告诉您。
claim-news-end = 不想收了，说“不用告诉我”。
claim-news-verify = 报销有进展要告诉您，先得核对是您本人。
claim-news-not-here = 投诉有进展，我在这里告诉您；报销的，在这里还不能说。

choice-claim-news = 有进展告诉我
choice-claim-shown =
    { $name ->
        [none] { "" }
       *[other] { $name }，
    }{ $institution }，{ $day }出院：{ $state ->
        [submitted] 收到了
        [checked] 审核过了
        [publicised] 正在公示
        [approved] 批了，等付款
        [paid] 付了
        [rejected] 没批
       *[returned] 退回来了，缺材料
    }（{ $number }）
choice-claim-list = 看全部报销
choice-claim-list-more = 看后面几笔
choice-claim-verify-adult = 核对另一位家人
