# 参合：每个人今年、明年的情况，和 12 月 20 日前要做的事。

enrolment-household = 您家（证号尾号 { $tail }）现在 { $count } 口人。
enrolment-group =
    { $year }年{ $standing ->
        [active] { $payer ->
            [civil-affairs] 已参合，钱由民政交
           *[household] 已参合
        }
        [paid-pending] { $payer ->
            [civil-affairs] 民政交了，等合管办核对
           *[household] 交了，等合管办核对
        }
        [unpaid] 还没交
        [lapsed] 已经断了
        [withdrawn] 退出了
       *[unrecorded] 没有交费记录
    } { $count } 人：{ $names }。
enrolment-departed = 已经不在户里、不再算的：{ $names }。
enrolment-uncovered-now = 今年没参合的人，今年的集中缴费期已经过了，下一步请问{ $office }：{ $telephone }。

enrolment-settled = { $year }年的都齐了，{ $payer ->
    [civil-affairs] 钱由民政交，您自己不用掏。
   *[household] 不用再交。收据请留好。
}
enrolment-nothing-due = { $year }年没有要交的。断了或退出的人还想参加，请问{ $office }：{ $telephone }。
enrolment-due =
    最晚{ $day }交到{ $place ->
        [unknown] { $sumu }政府
       *[other] { $place }
    }：{ $count } 人 × { $premium }元 = { $amount }元。
enrolment-closed-that-day = { $deadline }是截止日，可那天不上班，别等到那天。
enrolment-keep-receipt = 交了要拿财政统一印制的收据，收据就是凭证。
enrolment-certificate = { $names }：钱由民政交。请带五保证或特困证到{ $office }办，证件不用在这里发照片。
enrolment-provisional = 今年的放假安排还没公布，日子是按法定节假日推算的。去之前打个电话：{ $office } { $telephone }。
enrolment-not-begun = { $year }年的，合管办记录里还没有您家，可能还没开始收。
enrolment-owed = 还差 { $count } 人 × { $premium }元 = { $amount }元。
enrolment-closed = 到{ $deadline }前没有上班的日子了。请马上打电话问{ $office }：{ $telephone }。
enrolment-after-deadline = { $year }年的参合费，集中缴费到{ $deadline }已经截止了。
enrolment-late-unsaid = 方案没写明过了这天还能不能补交。
enrolment-after-deadline-ask = 下一步怎么办，请问{ $office }：{ $telephone }。我不能替合管办答应补交。
enrolment-year-not-signed = { $year }年的办法合管办还没签发，交多少、交到哪天我不能先说。请问{ $office }：{ $telephone }。
enrolment-nobody-left = 证号尾号 { $tail } 的户里，记录上已经没有人了。
enrolment-ask = 请问{ $office }：{ $telephone }。

enrolment-no-payments = 您家今年、明年还没有缴费的记录。
enrolment-payment =
    { $year }年 { $name }：{ $amount }元，{ $payer ->
        [civil-affairs] 民政交
       *[household] 自己交
    }，{ $day ->
        [none] 没记哪天
       *[other] { $day }
    }，{ $receipt ->
        [not-needed] 不用收据
        [none] 没记收据号
       *[other] 收据 { $receipt }
    }。
enrolment-receipt-is-proof = 交了钱没给收据，可以投诉。

enrolment-how-premium = { $year }年的参合费，每人 { $premium }元。
enrolment-how-place =
    最晚{ $day }交到{ $place ->
        [unknown] 户口所在的苏木乡镇政府或街道办
       *[other] { $place }
    }。
enrolment-not-over = { $year }年的，还没过最后一天。
enrolment-missed-this-year = { $year }年的没交上，方案没写明能不能补交，请问{ $office }：{ $telephone }。
enrolment-how-certificate = 五保户、特困户的钱由民政交：带证到{ $office }办，证件不用在这里发照片。
enrolment-how-not-from-account = 家庭账户里的钱不能抵参合费。
enrolment-what-next = 参合还可以这样查：

choice-enrolment-receipts = 看收据和日子
choice-enrolment-receipts-more = 看后面的收据
choice-enrolment-how = 怎么交
choice-enrolment-overview = 查我家参合

# 查家里的记录时共用的话。

records-as-of =
    数据截至 { $day }，来自{ $sumu ->
        [unknown] 旗
       *[other] { $sumu }
    }合管办。
records-which-household = 您核对过 { $count } 户。想查哪一户？回数字，或者说证号后四位。
records-off = 在这个聊天软件里，现在不能查家里的参合、账户和报销。
records-off-why = 它的服务器在境外，要等合管办把依据登记好才能开。
records-off-instead = 请打旗合管办电话 { $telephone }（{ $hours }），或者去苏木合管办当面查。政策和估算在这里照样能问。
records-missing = 合管办传来的数据里，没查到您家（证号尾号 { $tail }）的记录。
records-missing-ask = 请问{ $office }：{ $telephone }，请他们核对一下。
records-enough = 好的。还要办别的，说“菜单”。

choice-records-household = 证号尾号 { $tail }（{ $sumu }）
