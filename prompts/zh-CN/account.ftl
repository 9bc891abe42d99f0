# 家庭账户：余额、每一笔、能付什么不能付什么。

account-balance = 您家（证号尾号 { $tail }）家庭账户还有 { $balance }元。
account-pockets = 其中今年新进 { $current }元，去年结转 { $carried }元。
account-may-pay = 能付门诊费；剩的可以结转到明年，不能抵明年的缴费。

account-empty = 您家（证号尾号 { $tail }）家庭账户现在是 0.00元。
account-empty-why =
    { $because ->
        [spent] 今年进了 { $received }元，看门诊已经花了 { $spent }元。
        [never-credited] 今年还没有钱记进来。参合了却没记，请问苏木合管办。
       *[corrected] 进了 { $received }元，后来合管办更正过。为什么更正，请问苏木合管办。
    }
account-empty-next = 门诊费现在要自己付现钱。住院不从这里出，该报的照样报。

account-no-entries = 您家（证号尾号 { $tail }）{ $year }年的账户还没有记账。
account-no-entries-why = 可能是今年的钱还没记进来，去年剩的也还没结转。
account-ask = 请问{ $office }：{ $telephone }。
account-mismatched = 您家（证号尾号 { $tail }）的账对不上：记录里出的比进的多。
account-mismatched-ask = 余额我不能乱报。请{ $office }核对：{ $telephone }。

account-movements =
    { $count ->
        [0] { $year }年还没有记账。
       *[other] { $year }年共 { $count } 笔，新的在前：
    }
account-entry =
    { $day } { $kind ->
        [credited] 参合记入
        [outpatient-paid] 付门诊费
        [carried-over] 去年结转
       *[corrected] 合管办更正
    } { $amount }元{ $portion ->
        [carried-over] { $kind ->
            [carried-over] { "" }
           *[other] （结转的钱）
        }
       *[current-year] { "" }
    }{ $note ->
        [none] { "" }
       *[other] ，{ $note }
    }

account-then = { $days }：花了 { $spent }元，记入 { $received }元，共 { $count } 笔，新的在前：
account-none-then = { $days }没有记账。

account-uses-outpatient = 家庭账户只付门诊费，比如看病、拿药。
account-uses-household = 全家人共用；方案没写明谁用，暂按全家。
account-uses-inpatient =
    { $inpatient ->
        [allowed] 住院自己付的那部分，合管办说也可以从这里出；门诊费不能从大病统筹里报。
       *[not-allowed] 住院费不从这里出，从大病统筹里报；门诊费也不能从大病统筹里报。
    }
account-uses-carryover = 花不完的，结转到明年接着用。
account-uses-not-premium = 不能抵明年的缴费，参合费要交现钱。

account-premium-refused = 不行，家庭账户里的钱不能抵明年的缴费。
account-premium-balance-kept = 账户里的钱还在，只用来付门诊费，花不完结转到明年。
account-premium-cash = { $year }年要交现钱：{ $count } 人 × { $premium }元 = { $amount }元，最晚{ $day }。
account-premium-each = { $year }年要交现钱，每人 { $premium }元。
account-premium-settled = { $year }年您家没有要交的。
account-premium-civil-affairs = 您家没交的都是五保或特困，钱由民政交，请带证到苏木合管办办。
account-what-next = 家庭账户还可以这样查：

choice-account-movements = 看每一笔
choice-account-movements-more = 看更早的
choice-account-uses = 怎么用
choice-account-balance = 看余额
