# 街道工作人員在聊天裡辦案：每一步說清結果、下一步、期限。

# 歸誰管、現在在哪一步、可以怎麼做
staff-whose = { $number }號這一步由{ $who }來做。
staff-whose-return = { $number }號這一步由{ $who }來做。不歸您這邊，回『退單 { $number } 理由』。
staff-whose-extend = { $number }號掛賬由{ $who }來定。要晚幾天，回『延期 { $number } 3天 理由』。
staff-whose-transfer = { $number }號這一步由{ $who }來做。要派給別的網格，回『轉派 { $number } 網格名』。
staff-supervisor-rules = { $number }號退過兩次了，由總指導員來定派給誰。
instead-submitted = 先回『接單 { $number }』接下，或『轉派 { $number } 網格名』派下去。
instead-accepted = 值班正在派單，或回『轉派 { $number } 網格名』派下去。
instead-dispatched = 先回『接單 { $number }』接下。
instead-handling = 已有人接下在辦。辦完回『辦結 { $number } 做了什麼』；要換網格回『轉派 { $number } 網格名 理由』；有困難回『吹哨 { $number } …』『延期 { $number } …』。
instead-joint = 正在聯辦。各家辦完後回『辦結 { $number } 做了什麼』。
instead-waiting-resident = 在等居民回話。接著辦，回『恢復 { $number }』。
instead-deferred = 已延期。接著辦，回『恢復 { $number }』。
instead-handled = 已辦，等居民確認或核查。核查回『通過 { $number }』或『不通過 { $number } 理由』。
instead-reopen-requested = 居民要求重辦。回『同意重辦 { $number }』或『不重辦 { $number } 理由』。
instead-closed = 已辦結。打過回訪電話，回『回訪 { $number } 居民怎麼說』；要總結，回『復盤 { $number } 心得』。
instead-reviewed = 已復盤，不用再辦。
instead-rejected = 沒有受理，不用再辦。
instead-merged = 已併到另一件裡辦。分錯了，回『拆案 { $number }』。
unless-never-returned = { $number }號已經退過一次。再退，回『退單 { $number } 理由』，由總指導員來定。
unless-returned-once = { $number }號退過兩次，總指導員已經定了歸您。先回『接單 { $number }』；有困難，再回『吹哨 { $number } …』或『延期 { $number } …』，也可打值班電話。
unless-proof-where-asked = { $number }號要有現場照片才能辦結，請發一張。
unless-another = { $number }號是您自己辦的，要別人來看。
unless-no-check-asked = { $number }號要有人核查才能辦結。
unless-reopened-less-than-twice = { $number }號已重辦過兩次，由總指導員書面答覆。
unless-within-the-window = { $number }號辦結超過14天了，請另立一件。

# 按鈕和要回的話
step-return = 辦不了
step-return-say = 退單 { $number }
step-pass = 通過
step-pass-say = 通過 { $number }
step-fail = 不通過
step-fail-say = 不通過 { $number }
step-agree = 同意
step-agree-say = 延期 { $number } 同意
step-disagree = 不同意
step-disagree-say = 延期 { $number } 不同意
step-whistle-say = 吹哨 { $number }
step-ask-say = 問 { $number }
step-extend-say = 延期 { $number }
step-shelve-say = 掛賬 { $number }
step-resume-say = 恢復 { $number }
step-order-say = 同意重辦 { $number }
step-refuse-say = 不重辦 { $number }
step-dismiss-say = 不受理 { $number }
step-divert-say = 轉出 { $number }
step-reassign-say = 換人 { $number }
step-review-say = 復盤 { $number }
step-callback-say = 回訪 { $number }

# 退單、轉派、換人、不受理、轉出
return-how = { $number }號為什麼不歸您？說一句理由就行。
return-done = { $number }號退給值班了，答覆日期不變。
return-referred = { $number }號是第二次退單，已報總指導員來定，答覆日期不變。
alert-returned = 【退單】{ $number }號 { $what }
    { $grid }退回，轉給哪個網格？
alert-referred = 【二次退單】{ $number }號 { $what }
    { $grid }再次退回，請您定歸誰辦（1個工作日內）。
alert-given-back = { $number }號 { $what }：{ $name }退單了，不用去。
transfer-how = 為什麼轉給{ $grid }？說一句理由就行。
transfer-there = { $number }號已經在{ $grid }了。
transfer-desk-only = { $number }號只能由值班自己辦，不派給網格。
alert-sent-on = { $number }號 { $what }：轉給{ $grid }了，不用去。
told-moved = { $number }號轉到{ $who }辦了，答覆日期不變：{ $answer }前。
told-moved-soon = { $number }號轉到{ $who }辦了。
reassign-how = { $number }號換給誰？回『換人 { $number } 姓名』。
reassign-done = { $number }號換給{ $name }了。
alert-reassigned = 【換人】{ $number }號 { $what }：{ $by }轉到您手上。
alert-signed-by = { $number }號 { $what }：換給{ $name }辦了。
dismiss-how = 為什麼不受理？請居民去哪裡？連著說：理由 | 去哪裡
dismiss-where = { $number }號：請居民去哪裡？
dismiss-done = { $number }號不受理，理由和去處已告訴居民。
dismiss-done-untold = { $number }號不受理。居民收不到消息，請打電話告訴他理由和去處。
divert-how = { $number }號轉到哪裡？為什麼？回『轉出 { $number } 12345 理由』。
divert-why = { $number }號為什麼轉出？說一句理由就行，居民會看到。
divert-done = { $number }號轉出了，理由和去處已告訴居民。
divert-done-untold = { $number }號轉出了。居民收不到消息，請打電話告訴他理由和去處。
alert-diverted = { $number }號 { $what }：轉出到{ $to }了，不用去。

# 吹哨、聯辦
whistle-how = { $number }號請誰一起辦？做什麼？回『吹哨 { $number } 城管,物業 請一起清理』。
whistle-what = 請{ $who }做什麼？他們只看到您寫的這句，請寫明地點，不寫居民的姓名電話。
whistle-done = { $number }號聯辦：已請{ $who }。都辦完了您再辦結。
whistle-absent = { $who }在這裡沒有賬號，請您通知；辦完了回『辦結 { $number } 名稱 做了什麼』。
whistle-at-it = { $number }號：這幾家已經在辦了。
whistle-still = { $number }號還有人在辦：{ $who }。等他們辦完，或回『退單 { $number } 名稱 理由』不等了。
helper-asked = 未接
helper-taken = 在辦
helper-done = 已辦
helper-declined = 辦不了
helper-dropped = 不等了
alert-task = 【請協助】{ $number }號
alert-task-off = { $number }號不用辦了，謝謝。
todo-task = { $number }號 請您協助|{ $state }|{ $due }前。看要做什麼，回『詳情 { $number }』。
task-due = 請在{ $due }前辦
task-shown = { $number }號請您：{ $words }
    { $due }前。辦完回『辦結 { $number } 做了什麼』。
task-taken-on = { $number }號您接下了，請在{ $due }前辦。辦完回『辦結 { $number } 做了什麼』。
task-taken-already = { $number }號已經接下了。辦完回『辦結 { $number } 做了什麼』。
task-done-how = { $number }號您做了什麼？說一句就行。
task-done = { $number }號您這邊記為辦了，謝謝。
task-decline-how = { $number }號為什麼辦不了？說一句理由就行。
task-declined = { $number }號：您辦不了，已告訴牽頭的人。
task-done-for = { $number }號：{ $who }這邊記為辦了。
task-dropped = { $number }號：不等{ $who }了。
task-left = 還在辦：{ $who }。
task-none-left = 都辦完了，可以回『辦結 { $number } 做了什麼』。
drop-how = { $number }號正在聯辦：{ $who }。哪家不等了，回『退單 { $number } 名稱 理由』。
alert-task-taken = { $number }號 { $what }：{ $who }接了（{ $name }）。
alert-task-done = { $number }號 { $what }：{ $who }辦好了。
alert-task-done-last = { $number }號 { $what }：{ $who }辦好了。都辦完了，可以辦結。
alert-task-declined = { $number }號 { $what }：{ $who }辦不了。

# 問居民、延期、掛賬、恢復
ask-how = 問居民什麼？說一句就行，居民會收到。
ask-done = { $number }號：問過居民了。等回話時不計時，最多等5天。
ask-done-untold = { $number }號：記下了，但不再推送給居民，請打電話問。
ask-unreachable = { $number }號：居民不在線上，問不到。請打電話；問到了，回『聯繫 { $number } 電話 說了什麼』。
extend-how = { $number }號延到什麼時候？為什麼？比如『延期 { $number } 3天 等配件』『延期 { $number } 12月5日 等配件』。
extend-which = 哪一件？回『延期 號碼 3天 理由』。
extend-why = { $number }號為什麼要延？說一句理由就行，居民會看到。
extend-asked = { $number }號申請延到{ $due }，已請值班定。定之前，原來的日期不變。
extend-nobody = { $number }號現在沒有人申請延期。
extend-refused = { $number }號不延期，已告訴辦的人。
extend-done = { $number }號延到{ $due }，日期和理由已告訴居民。
extend-done-untold = { $number }號延到{ $due }。這次沒有推送給居民，請打電話告訴他。
extend-past = { $number }號：這個日期已經過了，請給一個以後的。
extend-earlier = { $number }號現在的期限是{ $due }，延期要比它晚。
extend-later = { $number }號最多延到{ $last }。更久要總指導員掛賬。
extend-given = { $number }號的期限是12345定的，要在12345那邊申請。
shelve-how = { $number }號掛到什麼時候？為什麼？比如『掛賬 { $number } 2027-01-15 等市政排期』。
disagree-how = { $number }號為什麼不同意延？說一句理由就行。
resume-done = { $number }號接著辦，期限：{ $due }。
alert-extend = 【申請延期】{ $number }號 { $what }
    { $name }申請延到{ $due }
alert-extend-refused = { $number }號 { $what }：不同意延期，原來的日期不變。
alert-deferred-untold = { $number }號 { $what }：延到{ $due }。沒有推送給居民，值班會打電話。
alert-deferred = { $number }號 { $what }：延到{ $due }，已告訴居民。
alert-resumed = { $number }號 { $what }：{ $by }恢復辦理了。

# 辦結、核查、重辦、復盤
ending-solved = 已解決
ending-explained = 解釋說明
ending-cannot = 解決不了
ending-not-found = 查無
ending-which = { $number }號是哪一種結果？
handled-check = { $number }號記為辦了，已請{ $who }核查。
handled-done-untold = { $number }號記為辦了。沒有推送給居民，請打電話告訴他結果。
proof-wanted = { $number }號請發一張現場照片，照片到了就辦結。
proof-kept = 收到{ $count }張。10分鐘內回『辦結 { $number } 做了什麼』，照片一起存。
proof-kept-several = 收到{ $count }張。10分鐘內回『辦結 號碼 做了什麼』，照片一起存。
alert-check = 【待核查】{ $number }號 { $what }
    { $name }辦的，結果：{ $ending }
alert-passed = { $number }號 { $what }：{ $name }核查通過，辦結了。
alert-failed = 【核查沒過】{ $number }號 { $what }
pass-done = { $number }號核查通過，辦結了。
fail-how = { $number }號哪裡沒辦到位？說一句就行，辦的人會看到。
fail-done = { $number }號退回重辦，已告訴辦的人。
order-reason = 按居民要求重辦
order-done = { $number }號重辦，由{ $name }來辦。
refuse-how = { $number }號為什麼不重辦？居民會看到這句答覆。
refuse-done = { $number }號不重辦，您的答覆已發給居民。
refuse-done-untold = { $number }號不重辦。居民收不到消息，請打電話答覆。
review-done = { $number }號復盤好了。
callback-how = { $number }號居民怎麼說？照原話寫一句就行。
callback-done = { $number }號回訪記下了，謝謝。
callback-nobody = { $number }號沒打通，不算回訪。請換個時間再打；打通了，回『回訪 { $number } 居民怎麼說』。
callback-redo = { $number }號回訪記下了。居民說沒好，已重新辦，{ $answer }前答覆。請在電話裡告訴居民。
callback-review = { $number }號回訪記下了。居民第三次說沒好，總指導員{ $answer }前書面答覆。請在電話裡告訴居民。
