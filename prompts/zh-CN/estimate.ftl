tier-name = { $tier ->
    [sumu] 苏木乡镇卫生院
    [banner] 旗级医院
   *[above] 旗级以上医院
}

estimate-ask-tier = 在哪一级医院住的院？
choice-estimate-tier-sumu = 苏木乡镇卫生院
choice-estimate-tier-banner = 旗级医院
choice-estimate-tier-above = 旗级以上医院
estimate-ask-cost = 一共花了多少钱？照单子上的总数说，比如“一千五”或者“3260.50”。
estimate-ask-ineligible-amount = 自费的药和检查一共多少钱？比如“三百”。单子上写“自费”的加在一起。
estimate-unread = 这句我没看懂。
estimate-unfit-negative = 花的钱不会是负数，这个数我没法算。
estimate-unfit-foreign =
    我只会按人民币算。方案没写外币怎么折，我不能替您折。
    请按人民币说。
estimate-several-sums =
    您说了几个数：{ $amounts }，我拿不准哪个是总数。
    是一次住院的，请说总数；是几次住院的，一次一次来算。
estimate-echo = 您说的{ $of ->
    [ineligible] 自费
   *[cost] 花费
}是{ $amount }元左右，按{ $amount }元算行吗？有准数就把准数告诉我。
estimate-echo-range = 您说的{ $of ->
    [ineligible] 自费
   *[cost] 花费
}是{ $low }元到{ $high }元之间，按哪个算？有准数就把准数告诉我。
choice-estimate-take-low = 按{ $amount }元算
choice-estimate-take-high = 按{ $amount }元算

estimate-range = 大约能报{ $low }元到{ $high }元。
estimate-point = 大约能报{ $amount }元。
estimate-unchanged = 没有自费，那就还是这个数：
estimate-capped = 大约能报{ $amount }元，已到封顶线（最高{ $cap }元）。
estimate-below = 这次报不了：能报的部分没超过起付线{ $deductible }元。
estimate-cost = 花费{ $cost }元
estimate-minus-ineligible =
    减去自费{ $amount }元{ $parts ->
        [none] { "" }
       *[other] （{ $parts }）
    }，剩{ $left }元
estimate-minus-deductible = 减去起付线{ $deductible }元（{ tier-name }），剩{ $left }元
estimate-rates = 按{ $low }—{ $high }报（具体比例由旗合管委定）
estimate-rate = 按{ $rate }报（旗合管委定的：{ $source }）
estimate-ask-ineligible = 里头有自费的药或检查吗？有的话要先减掉，告诉我多少，我重算。
estimate-final =
    这是估算，以合管办核定为准；按今年还没报过算的。
    方案没写明、我们默认的：起付线每次住院都扣，封顶线按每人每年算。
estimate-final-known =
    这是估算，以合管办核定为准；您今年已报的算进去了{ $day ->
        [unknown] 。
       *[other] （数据截至 { $day }）。
    }
    方案没写明、我们默认的：起付线每次住院都扣，封顶线按每人每年算。
estimate-transfer = 转到旗外看病的，回来先公示，再到苏木乡镇合管办报。
estimate-assistance = 自己要掏的多，可以再问旗民政局的医疗救助。
estimate-designated-unknown = 这家医院是不是定点，我这里没有记录；不是定点不一定能报，先问合管办。
estimate-outpatient =
    门诊费不能从大病统筹里报，只能用家庭账户付。
    家庭账户每人每年{ $part }元。方案没写明全家能不能合着用，默认能。
estimate-not-designated =
    这家医院不在定点名单里，我不能替合管办说能报多少。
    请先问旗合管办：{ $telephone }。
estimate-ineligible-exceeds = 自费比总花费{ $cost }元还多，像是说错了。自费的一共多少钱？
estimate-office = 这一项我算不了，请问旗合管办：{ $telephone }。
estimate-compare-head = 同样花{ $cost }元，在哪儿看能报多少：
estimate-compare-range = { tier-name }：{ $low }元到{ $high }元
estimate-compare-point = { tier-name }：{ $amount }元
estimate-compare-none = { tier-name }：要问合管办

choice-estimate-none = 没有自费
choice-estimate-some = 有自费
choice-estimate-compare = 别的医院能报多少
choice-estimate-another = 再算一笔

year-not-signed =
    { $year }年的办法合管办还没有签发，我不能拿别的年份来算。
    请问旗合管办：{ $telephone }。
