# 群发提醒：下面自动加上的话，和新建群发时先写好的话。花括号里的名字由程序按每户填上；那一项没有，整行不发。

outreach-opt-out = 不想再收提醒，回“退订”。
outreach-place-unlisted = { $sumu }政府
outreach-notice-state = { $count } 人还没交

outreach-name-30 = { $year }年参合提醒（第一次）
outreach-name-7 = { $year }年参合提醒（还有一周多）
outreach-name-1 = { $year }年参合提醒（最后一次）

outreach-text-30 =
    老乡您好：{ $household }家还有 { $count } 口人没交{ $year }年的合作医疗费。
    没交的：{ $members }
    每人 { $premium } 元，共 { $amount } 元。
    { $certificateHolders }：钱由民政交，带五保证或特困证去办。
    最晚{ $lastDay }，到{ $payAt }。交了要拿收据。
outreach-text-7 =
    老乡您好：{ $household }家还有 { $count } 口人没交{ $year }年的合作医疗费，日子不多了。
    没交的：{ $members }
    每人 { $premium } 元，共 { $amount } 元。
    { $certificateHolders }：钱由民政交，带五保证或特困证去办。
    最晚{ $lastDay }，到{ $payAt }。交了要拿收据。
outreach-text-1 =
    老乡您好：{ $lastDay }是交{ $year }年合作医疗费的最后一天。
    { $household }家还有 { $count } 口人没交：{ $members }
    每人 { $premium } 元，共 { $amount } 元。
    { $certificateHolders }：钱由民政交，带五保证或特困证去办。
    请到{ $payAt }。交了要拿收据。
outreach-generic =
    老乡您好：现在正在收明年的合作医疗费，到户口所在的苏木乡镇政府、街道办交，交了要拿收据。
    您家还差谁、交到哪天，回“查参合”就能查。
