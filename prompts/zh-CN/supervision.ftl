# 监督：统计表的表头，用于导出和公示。

supervision-by-sumu = 苏木乡镇
supervision-by-category = 类别
supervision-by-month = 收到月份
supervision-sheet-sumu = 按苏木乡镇
supervision-sheet-category = 按类别
supervision-sheet-month = 按月
supervision-sheet-open = 未答复
supervision-sheet-overdue = 逾期
supervision-sheet-report = 公示
supervision-total = 合计
supervision-no-sumu = 未填
supervision-received = 收到
supervision-answered = 已答复
supervision-in-time = 按时答复
supervision-late = 逾期答复
supervision-in-time-percent = 按时答复率（%）
supervision-median = 中位用时（工作日）
supervision-longest = 最长用时（工作日）
supervision-waiting = 办理中
supervision-overdue = 逾期未答复
supervision-ended = 撤回或办结
supervision-age = 已等（工作日）
supervision-age-band = { $from }–{ $upTo }
supervision-age-from = { $from }及以上
supervision-count = 件数
supervision-number = 编号
supervision-office = 承办单位
supervision-due = 最晚答复日
supervision-days-over = 逾期（工作日）
supervision-queue = { $queue ->
    [sumu-office] { $sumu }合管办
    [banner-office] 旗合管办
    [supervision-committee] 监督委员会
   *[unclear] 待分办
}
supervision-category = { $category ->
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
supervision-report-of = { $month } 收到的投诉
supervision-few = 不公布（件数少）
supervision-committees = 监督委员会直接办理
supervision-within-20 = 20个工作日以内
supervision-beyond-20 = 超过20个工作日
supervision-rest-sumu = 其他苏木乡镇合计
supervision-rest-category = 其他类别合计
