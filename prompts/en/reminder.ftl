# What is answered to those whom a broadcast reminded of the contribution.

reminder-thanks = Thank you for telling me.
reminder-not-shown = For { $year } I do not see this yet: { $names }.
reminder-shown-later = What was paid after that day I see once the office has entered it.
reminder-receipt = With the receipt you need not worry: keep it, it is your proof. If you got none, or it is still missing some days from now, please ask { $office }: { $telephone }.
reminder-else = If somebody has not paid yet: { $day } at the latest.

reminder-online = By the plan the government of your sumu, town or street collects it and gives the receipt printed by the finance department; nothing is written of paying by phone.
reminder-no-money = I take no money and ask for no codes and no photos of papers. If somebody asks you for a transfer in this name, do not make it.
reminder-check = If you are unsure, telephone the banner office: { $telephone }.

reminder-unwilling = Whether you pay is for you to decide; nobody may force you.
reminder-unwilling-means = In a year you are not enrolled, the scheme does not pay for a hospital stay, and nothing new goes into the family account.
reminder-ask = If you are unsure, ask { $office }: { $telephone }.

reminder-hardship = If money is short, do not worry yet.
reminder-hardship-assistance = If you hold no certificate and times are hard, ask { $office } as well: { $telephone }. The plan has medical assistance that helps people in need to enrol.

reminder-whose = It is about the household with the certificate ending { $tails }: it was verified on this account.

reminder-not-ours = Sorry to have troubled you.
reminder-not-ours-undo = This account was verified for a household once. If it is not yours, say “withdraw consent”, and the account is cut off from it.
reminder-not-ours-office = If a name or a person is wrong, please tell { $office }: { $telephone }. They put it right.
reminder-stop = If you only want no reminders, reply “stop”.

reminder-gone = Sorry that this came to you. The records have not been changed yet.
reminder-gone-office = Please tell { $office }: { $telephone }. Once it is changed, it is not mentioned again.

reminder-seen = All right.

choice-reminder-paid = Already paid
choice-opt-out = Stop
