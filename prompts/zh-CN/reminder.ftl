# 群发提醒交费以后，人回过来的话。

reminder-thanks = 谢谢您告诉我。
reminder-not-shown = { $year }年的，我这里还没看到：{ $names }。
reminder-shown-later = 那天以后交的，要等合管办登上去，我才看得到。
reminder-receipt = 有收据就不用担心，收好它，收据就是凭证。没给收据，或者过些天还查不到，请问{ $office }：{ $telephone }。
reminder-else = 要是还有人没交，最晚{ $day }。

reminder-online = 方案写的是由苏木乡镇政府、街道办代收，给财政统一印制的收据；没写能用手机交。
reminder-no-money = 我不收钱，不要验证码，不要证件照片。有人拿这个要您转账，别转。
reminder-check = 不放心，打旗合管办电话问一声：{ $telephone }。

reminder-unwilling = 交不交由您自己定，谁也不能强迫。
reminder-unwilling-means = 没参合的那一年，住院不能按合作医疗报，家庭账户也不进新钱。
reminder-ask = 拿不准，问问{ $office }：{ $telephone }。

reminder-hardship = 手头紧，先别着急。
reminder-hardship-assistance = 没有证、家里确实困难，也问一声{ $office }：{ $telephone }。方案里有医疗救助，帮困难的人参合。

reminder-whose = 说的是证号尾号 { $tails } 这家：在这个号上核对过身份，才会提醒。

reminder-not-ours = 对不起，打扰您了。
reminder-not-ours-undo = 这个号核对过一户人家的身份，才会收到。不是您家，说“撤回同意”，这个号就跟那户断开。
reminder-not-ours-office = 名字或者人不对，请告诉{ $office }：{ $telephone }，由他们改。
reminder-stop = 只是不想收，回“退订”。

reminder-gone = 对不起，让您为难了。记录里还没有改过来。
reminder-gone-office = 请告诉{ $office }：{ $telephone }，改了以后就不再提。

reminder-seen = 好。

choice-reminder-paid = 已交了
choice-opt-out = 退订
