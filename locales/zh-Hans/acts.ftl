# 街道工作人员在聊天里办案：每一步说清结果、下一步、期限。

# 归谁管、现在在哪一步、可以怎么做
staff-whose = { $number }号这一步由{ $who }来做。
staff-whose-return = { $number }号这一步由{ $who }来做。不归您这边，回『退单 { $number } 理由』。
staff-whose-extend = { $number }号挂账由{ $who }来定。要晚几天，回『延期 { $number } 3天 理由』。
staff-whose-transfer = { $number }号这一步由{ $who }来做。要派给别的网格，回『转派 { $number } 网格名』。
staff-supervisor-rules = { $number }号退过两次了，由总指导员来定派给谁。
instead-submitted = 先回『接单 { $number }』接下，或『转派 { $number } 网格名』派下去。
instead-accepted = 值班正在派单，或回『转派 { $number } 网格名』派下去。
instead-dispatched = 先回『接单 { $number }』接下。
instead-handling = 已有人接下在办。办完回『办结 { $number } 做了什么』；要换网格回『转派 { $number } 网格名 理由』；有困难回『吹哨 { $number } …』『延期 { $number } …』。
instead-joint = 正在联办。各家办完后回『办结 { $number } 做了什么』。
instead-waiting-resident = 在等居民回话。接着办，回『恢复 { $number }』。
instead-deferred = 已延期。接着办，回『恢复 { $number }』。
instead-handled = 已办，等居民确认或核查。核查回『通过 { $number }』或『不通过 { $number } 理由』。
instead-reopen-requested = 居民要求重办。回『同意重办 { $number }』或『不重办 { $number } 理由』。
instead-closed = 已办结。打过回访电话，回『回访 { $number } 居民怎么说』；要总结，回『复盘 { $number } 心得』。
instead-reviewed = 已复盘，不用再办。
instead-rejected = 没有受理，不用再办。
instead-merged = 已并到另一件里办。分错了，回『拆案 { $number }』。
unless-never-returned = { $number }号已经退过一次。再退，回『退单 { $number } 理由』，由总指导员来定。
unless-returned-once = { $number }号退过两次，总指导员已经定了归您。先回『接单 { $number }』；有困难，再回『吹哨 { $number } …』或『延期 { $number } …』，也可打值班电话。
unless-proof-where-asked = { $number }号要有现场照片才能办结，请发一张。
unless-another = { $number }号是您自己办的，要别人来看。
unless-no-check-asked = { $number }号要有人核查才能办结。
unless-reopened-less-than-twice = { $number }号已重办过两次，由总指导员书面答复。
unless-within-the-window = { $number }号办结超过14天了，请另立一件。

# 按钮和要回的话
step-return = 办不了
step-return-say = 退单 { $number }
step-pass = 通过
step-pass-say = 通过 { $number }
step-fail = 不通过
step-fail-say = 不通过 { $number }
step-agree = 同意
step-agree-say = 延期 { $number } 同意
step-disagree = 不同意
step-disagree-say = 延期 { $number } 不同意
step-whistle-say = 吹哨 { $number }
step-ask-say = 问 { $number }
step-extend-say = 延期 { $number }
step-shelve-say = 挂账 { $number }
step-resume-say = 恢复 { $number }
step-order-say = 同意重办 { $number }
step-refuse-say = 不重办 { $number }
step-dismiss-say = 不受理 { $number }
step-divert-say = 转出 { $number }
step-reassign-say = 换人 { $number }
step-review-say = 复盘 { $number }
step-callback-say = 回访 { $number }

# 退单、转派、换人、不受理、转出
return-how = { $number }号为什么不归您？说一句理由就行。
return-done = { $number }号退给值班了，答复日期不变。
return-referred = { $number }号是第二次退单，已报总指导员来定，答复日期不变。
alert-returned = 【退单】{ $number }号 { $what }
    { $grid }退回，转给哪个网格？
alert-referred = 【二次退单】{ $number }号 { $what }
    { $grid }再次退回，请您定归谁办（1个工作日内）。
alert-given-back = { $number }号 { $what }：{ $name }退单了，不用去。
transfer-how = 为什么转给{ $grid }？说一句理由就行。
transfer-there = { $number }号已经在{ $grid }了。
transfer-desk-only = { $number }号只能由值班自己办，不派给网格。
alert-sent-on = { $number }号 { $what }：转给{ $grid }了，不用去。
told-moved = { $number }号转到{ $who }办了，答复日期不变：{ $answer }前。
told-moved-soon = { $number }号转到{ $who }办了。
reassign-how = { $number }号换给谁？回『换人 { $number } 姓名』。
reassign-done = { $number }号换给{ $name }了。
alert-reassigned = 【换人】{ $number }号 { $what }：{ $by }转到您手上。
alert-signed-by = { $number }号 { $what }：换给{ $name }办了。
dismiss-how = 为什么不受理？请居民去哪里？连着说：理由 | 去哪里
dismiss-where = { $number }号：请居民去哪里？
dismiss-done = { $number }号不受理，理由和去处已告诉居民。
dismiss-done-untold = { $number }号不受理。居民收不到消息，请打电话告诉他理由和去处。
divert-how = { $number }号转到哪里？为什么？回『转出 { $number } 12345 理由』。
divert-why = { $number }号为什么转出？说一句理由就行，居民会看到。
divert-done = { $number }号转出了，理由和去处已告诉居民。
divert-done-untold = { $number }号转出了。居民收不到消息，请打电话告诉他理由和去处。
alert-diverted = { $number }号 { $what }：转出到{ $to }了，不用去。

# 吹哨、联办
whistle-how = { $number }号请谁一起办？做什么？回『吹哨 { $number } 城管,物业 请一起清理』。
whistle-what = 请{ $who }做什么？他们只看到您写的这句，请写明地点，不写居民的姓名电话。
whistle-done = { $number }号联办：已请{ $who }。都办完了您再办结。
whistle-absent = { $who }在这里没有账号，请您通知；办完了回『办结 { $number } 名称 做了什么』。
whistle-at-it = { $number }号：这几家已经在办了。
whistle-still = { $number }号还有人在办：{ $who }。等他们办完，或回『退单 { $number } 名称 理由』不等了。
helper-asked = 未接
helper-taken = 在办
helper-done = 已办
helper-declined = 办不了
helper-dropped = 不等了
alert-task = 【请协助】{ $number }号
alert-task-off = { $number }号不用办了，谢谢。
todo-task = { $number }号 请您协助|{ $state }|{ $due }前。看要做什么，回『详情 { $number }』。
task-due = 请在{ $due }前办
task-shown = { $number }号请您：{ $words }
    { $due }前。办完回『办结 { $number } 做了什么』。
task-taken-on = { $number }号您接下了，请在{ $due }前办。办完回『办结 { $number } 做了什么』。
task-taken-already = { $number }号已经接下了。办完回『办结 { $number } 做了什么』。
task-done-how = { $number }号您做了什么？说一句就行。
task-done = { $number }号您这边记为办了，谢谢。
task-decline-how = { $number }号为什么办不了？说一句理由就行。
task-declined = { $number }号：您办不了，已告诉牵头的人。
task-done-for = { $number }号：{ $who }这边记为办了。
task-dropped = { $number }号：不等{ $who }了。
task-left = 还在办：{ $who }。
task-none-left = 都办完了，可以回『办结 { $number } 做了什么』。
drop-how = { $number }号正在联办：{ $who }。哪家不等了，回『退单 { $number } 名称 理由』。
alert-task-taken = { $number }号 { $what }：{ $who }接了（{ $name }）。
alert-task-done = { $number }号 { $what }：{ $who }办好了。
alert-task-done-last = { $number }号 { $what }：{ $who }办好了。都办完了，可以办结。
alert-task-declined = { $number }号 { $what }：{ $who }办不了。

# 问居民、延期、挂账、恢复
ask-how = 问居民什么？说一句就行，居民会收到。
ask-done = { $number }号：问过居民了。等回话时不计时，最多等5天。
ask-done-untold = { $number }号：记下了，但不再推送给居民，请打电话问。
ask-unreachable = { $number }号：居民不在线上，问不到。请打电话；问到了，回『联系 { $number } 电话 说了什么』。
extend-how = { $number }号延到什么时候？为什么？比如『延期 { $number } 3天 等配件』『延期 { $number } 12月5日 等配件』。
extend-which = 哪一件？回『延期 号码 3天 理由』。
extend-why = { $number }号为什么要延？说一句理由就行，居民会看到。
extend-asked = { $number }号申请延到{ $due }，已请值班定。定之前，原来的日期不变。
extend-nobody = { $number }号现在没有人申请延期。
extend-refused = { $number }号不延期，已告诉办的人。
extend-done = { $number }号延到{ $due }，日期和理由已告诉居民。
extend-done-untold = { $number }号延到{ $due }。这次没有推送给居民，请打电话告诉他。
extend-past = { $number }号：这个日期已经过了，请给一个以后的。
extend-earlier = { $number }号现在的期限是{ $due }，延期要比它晚。
extend-later = { $number }号最多延到{ $last }。更久要总指导员挂账。
extend-given = { $number }号的期限是12345定的，要在12345那边申请。
shelve-how = { $number }号挂到什么时候？为什么？比如『挂账 { $number } 2027-01-15 等市政排期』。
disagree-how = { $number }号为什么不同意延？说一句理由就行。
resume-done = { $number }号接着办，期限：{ $due }。
alert-extend = 【申请延期】{ $number }号 { $what }
    { $name }申请延到{ $due }
alert-extend-refused = { $number }号 { $what }：不同意延期，原来的日期不变。
alert-deferred-untold = { $number }号 { $what }：延到{ $due }。没有推送给居民，值班会打电话。
alert-deferred = { $number }号 { $what }：延到{ $due }，已告诉居民。
alert-resumed = { $number }号 { $what }：{ $by }恢复办理了。

# 办结、核查、重办、复盘
ending-solved = 已解决
ending-explained = 解释说明
ending-cannot = 解决不了
ending-not-found = 查无
ending-which = { $number }号是哪一种结果？
handled-check = { $number }号记为办了，已请{ $who }核查。
handled-done-untold = { $number }号记为办了。没有推送给居民，请打电话告诉他结果。
proof-wanted = { $number }号请发一张现场照片，照片到了就办结。
proof-kept = 收到{ $count }张。10分钟内回『办结 { $number } 做了什么』，照片一起存。
proof-kept-several = 收到{ $count }张。10分钟内回『办结 号码 做了什么』，照片一起存。
alert-check = 【待核查】{ $number }号 { $what }
    { $name }办的，结果：{ $ending }
alert-passed = { $number }号 { $what }：{ $name }核查通过，办结了。
alert-failed = 【核查没过】{ $number }号 { $what }
pass-done = { $number }号核查通过，办结了。
fail-how = { $number }号哪里没办到位？说一句就行，办的人会看到。
fail-done = { $number }号退回重办，已告诉办的人。
order-reason = 按居民要求重办
order-done = { $number }号重办，由{ $name }来办。
refuse-how = { $number }号为什么不重办？居民会看到这句答复。
refuse-done = { $number }号不重办，您的答复已发给居民。
refuse-done-untold = { $number }号不重办。居民收不到消息，请打电话答复。
review-done = { $number }号复盘好了。
callback-how = { $number }号居民怎么说？照原话写一句就行。
callback-done = { $number }号回访记下了，谢谢。
callback-nobody = { $number }号没打通，不算回访。请换个时间再打；打通了，回『回访 { $number } 居民怎么说』。
callback-redo = { $number }号回访记下了。居民说没好，已重新办，{ $answer }前答复。请在电话里告诉居民。
callback-review = { $number }号回访记下了。居民第三次说没好，总指导员{ $answer }前书面答复。请在电话里告诉居民。
