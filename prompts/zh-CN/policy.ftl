verbatim = { $text }

policy-ask = 您想问哪一样？直接说，比如“起付线是多少”“去哪交钱”。
policy-quote = { $wording ->
    [original] 原文：
   *[reconstructed] 大意（据译文整理，以合管办原文为准）：
}{ $text }
choice-clause = { $title }

policy-inferred = 方案没写明{ $what }。
policy-assumed = { $assumed }
policy-check = 这一点请向合管办核实：{ $telephone }（{ $hours }）。

policy-not-in-plan = 方案里没有写{ $what }，我不能替合管办作主。
policy-ask-office = 请问旗合管办：{ $telephone }（{ $hours }）。
choice-policy-hand-over = 帮我转给人工

policy-historic = 我这里只有{ $name }，那是早年的办法。
policy-historic-premium = 每人{ $premium }元是那时的标准，不是现在的居民医保缴费。
policy-historic-next = 现在的标准请问医保局或苏木合管办。

policy-third-party = 不能查别人的信息，也不会把您家的告诉别人。
policy-third-party-next = 嘎查公示栏会定期公布补助情况。您自己家的，核对身份后我能查。

policy-early-warning = 自己掏的钱太多，可能符合“高额费用预警”登记，我不能替人定。
policy-early-warning-lines =
    各地标准不一样。常见的是报销后个人还负担的，
    超过上年人均可支配收入的50%（低保边缘、监测户）或150%（普通参保人）。
policy-early-warning-income = 用来对比的人均可支配收入是{ $income }元（{ $source }）。
policy-early-warning-no-income = 今年拿哪个收入数来比，我这里没有，要问经办部门。
policy-early-warning-next =
    请嘎查或医保、乡村振兴部门核实登记。
    报完还困难的，再问旗民政局的医疗救助。

policy-unclear = 您问的这件事，方案里我没找到，不敢乱说。您看是不是下面这些：
policy-unclear-next = 都不是就换个说法，或者问旗合管办：{ $telephone }。

policy-telephone =
    旗合管办电话：{ $office }
    投诉电话：{ $complaint }
policy-hours = 办公时间：{ $hours }
policy-banner-office = { $name }：{ $address }
policy-sumu-offices = 苏木乡镇的合管办：
policy-sumu-office = { $sumu }：{ $office }，{ $telephone }
policy-institutions = 旗里登记的定点医院有{ $count }家：{ $names }。
policy-institutions-as-of =
    名单截至{ $day }，会变动，去之前打个电话问准：{ $telephone }。
policy-institution-designated = { $name }在定点医院名单里。
policy-institution-not-designated = { $name }不在定点医院名单里。
policy-institution-unknown = { $name }是不是定点，我这里没有记录。
policy-institution-check = 名单截至{ $day }，会变动，去之前打个电话问准：{ $telephone }。
policy-no-institutions = 定点医院名单我这里没有，请问旗合管办：{ $telephone }。

policy-unhelpful = { $others ->
    [0] 对不起，没答到点子上。您换个说法再问一遍，或者让合管办的人来答。
   *[other] 对不起，没答到点子上。您看是不是下面这些；都不是就换个说法，或者让合管办的人来答。
}
choice-policy-unhelpful = 不是我要问的

policy-place-holds = 方案 { $place } 写了好几样，您想看哪一样：
policy-no-such-place = 方案里没有{ $place }这一条。
policy-places-near = 相近的有：{ $names }。
choice-place = { $place } { $title }{ $count ->
    [1] {""}
   *[other] 等{ $count }样
}
