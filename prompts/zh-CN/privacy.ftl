# 我的数据

privacy-who = 您的信息由{ $office }负责，电话 { $telephone }。
privacy-what-for = 只用来答您的话、核对身份、给您查家里的参合账户报销、办您的投诉，不作别用，不转给别人。
privacy-how-long = 证号和后四位核对完就丢；聊天的话、问过人工的话，您说“删除”就清掉；投诉按档案规定保存。
privacy-ask = 您想办哪一样？
choice-privacy-see = 看我的数据
choice-privacy-export = 导出一份
choice-privacy-correct = 改正错误
choice-privacy-delete = 删除
choice-privacy-withdraw = 撤回同意
choice-privacy-delete-confirm = 确认删除
choice-privacy-keep = 不删了

privacy-see-head = 我这里存着您的这些：
privacy-consent-none = 没有给过查家里账的同意。
privacy-consent-given = { $day }同意过查家里的账（同意书第{ $version }版）。
privacy-bindings-none = 没有核对过身份。
privacy-binding = { $day }核对过：{ $name }，合作医疗证 { $certificate }。
privacy-complaints = 登记过{ $count }件投诉。
privacy-reminders = 提醒消息：收。
privacy-no-reminders = 提醒消息：{ $day }退订了。
privacy-news = 有进展告诉您：{ $wanted ->
    [all] 报销和投诉
    [complaints] 只有投诉
   *[none] 都不告诉
}。

privacy-export-head = 这是{ $moment }我这里存着的、关于您这个号的内容：
privacy-export-contact = 渠道：{ $channel }，账号：{ $name }
privacy-export-failures = 没核对上的次数：{ $count }
privacy-export-complaint = —— 投诉 { $number }，{ $moment }收到，最晚{ $due }前答复
privacy-export-files = 和它放在一起的照片、语音、文件：{ $count }个。要拷贝，请向合管办要。
privacy-export-answer = 答复：{ $answer }
privacy-export-older = 更早的投诉，请向合管办要。
privacy-export-enquiries = 问过人工{ $count }次。
privacy-export-enquiry = —— { $number }，{ $moment }，{ $reason ->
    [correction] 要改正错误
    [deletion] 要删除
    [mongolian-callback] 要蒙古语回电
    [unanswered] 没答上的话
   *[other] 找人工
}
privacy-export-enquiry-text = 您写的：{ $text }
privacy-export-older-enquiries = 更早问过人工的话，请向合管办要。
privacy-export-chat = 聊天的话没有抄在这里，您手机上就有。
privacy-export-records = 参合、账户、报销的底账在合管办，要抄件请打 { $telephone }。

privacy-correct-ask = 哪里不对，应该是什么？请写明白，像：我的名字登成了王小化，应该是王小花。
privacy-correction-opened = 记下了，由合管办核实后改正，改不改都会答复您。编号 { $number }。

privacy-delete-what = 会删掉：同意书、身份核对、聊天文字、问过人工的话。删了找不回来。
privacy-delete-kept = 不会删：投诉和放在一起的照片、语音（按档案规定保存，跟您这个号断开）、合管办的参合和报销底账。退订过的，也还算数。
privacy-delete-complaints = 您有{ $count }件投诉，删了以后这里查不到：匿名的凭编号和查询码查，留了姓名的打电话查。请先记下编号。
privacy-delete-ask = 确认要删除吗？要删，请说“确认删除”。
privacy-deleted = 删好了。您这个号说过的话、核对过的身份都清掉了。以后想用，随时再来。
privacy-kept = 好，什么都没删。
privacy-withdrawn = 已撤回同意，身份核对也取消了，从现在起不再给您看、也不再用您家的账，报销有进展也不再告诉您。
privacy-nothing-to-withdraw = 您还没有给过同意，不用撤回。
privacy-withdraw-complaint = 想撤回投诉，说“撤回投诉”。
