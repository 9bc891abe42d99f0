# 核对身份。同意书的文字（identity-consent-*）改了意思，就要把 src/identity/consent.ts 的版本往上加。

identity-why = 这要先核对是您本人，为的是不让别人查您家的账。
identity-consent-use = 我会用到：证号、姓名、身份证后四位，只用来核对，不转给别人。核对好了，才给您看您家的参合、账户和报销。
identity-consent-rights = 同意了也能随时说“撤回同意”。不同意，问政策、算报销、投诉照样行。
identity-consent-ask = 您同意吗？
identity-consent-unclear = 查家里的账，要先听您说一句“同意”或者“不同意”。
identity-consent-before = 这几样我先不看，要您先同意才行。
choice-identity-agree = 同意
choice-identity-refuse = 不同意

identity-ask-certificate = 请发合作医疗证号，就是证上那串数字，像 150422009999。
identity-ask-together = 三样一起发也行：证号 姓名 身份证后四位。
identity-ask-name = 请发姓名，跟证上写的一样，像 王小花。
identity-ask-other-adult = 大人的报销各看各的。要看哪一位的，就请他本人发自己的姓名和身份证后四位，像 王小花 5678。
identity-ask-guardian = 请监护人发自己的姓名和身份证后四位，像 王小花 5678。
identity-ask-last4 = 请发身份证最后四位，像 5678；末尾是 X 的也照发，像 567X。
identity-whole-id = 身份证号不用全发，我只取了最后四位。

identity-unreadable-certificate =
    这里要的是合作医疗证号，8到14位数字，像 150422009999。
    证在手边就照着念，不在手边可以先说“取消”。
identity-unreadable-name = 这里要的是姓名，只发名字就行，像 王小花。不想核对了就说“取消”。
identity-unreadable-last4 = 这里要的是身份证最后四位，像 5678 或者 567X。不想核对了就说“取消”。

identity-refused = 没核对上。请看看证号、姓名、身份证后四位，是不是跟证上写的一样。
identity-refused-also = 也可能是这本证今天试错的次数多，要停一天。
identity-tries-left = 还能再试{ $left }次。
identity-locked = 为了护住各家的账，先停一天，{ $until }以后再试。
identity-under-age = 不满14岁的孩子，由父母或者监护人来核对。
identity-verified = 核对好了，{ $name }，您好。
identity-declined = 好，那就不核对，也不留您的信息。
identity-not-here = 在这个软件上，各家的账现在还不能查。
identity-words-concealed = （核对身份的话，已隐去）
identity-office = 查家里的账，可以带着证去合管办，或者打 { $telephone }（{ $hours }）。
identity-rest-open = 问政策、算能报多少、投诉，不用核对，照样行。
