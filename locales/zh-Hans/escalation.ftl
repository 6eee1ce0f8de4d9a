# 期限到了告诉谁：先说多急、哪件，再说该做什么。

escalation-near = 【临期】{ $number }号 { $due }前
escalation-over = 【超期】{ $number }号 已过{ $due }
escalation-far = 【严重超期】{ $number }号 已过{ $due }
escalation-do-triage = 还没派单：请派到网格，或者不受理并说明去向。
escalation-do-ack = 还没签收：请接单；不归这里的，请转派。
escalation-do-contact = 还没联系报事人：请先联系。
escalation-do-resolve = 还没答复：请办结，办不完先申请延期。
escalation-do-redo = 重办还没办结：请办结，办不完先申请延期。
escalation-do-update = 好几天没有进展：请告诉报事人办到哪里了。
escalation-do-verify = 办了还没核查：请核查，通过或者退回。
escalation-do-callback = 还没回访：请打电话，经办人不能自己回访。打完回『回访 { $number } 居民怎么说』。
escalation-do-review = 居民要求重开还没定：请定下来，重办，或者书面答复。
escalation-do-task = 联办的事还没答复：请办结，办不了请说明。
escalation-before = 已经提醒过：{ $names }
escalation-answered = 【接着办】{ $number }号：居民一直没有补充，按现有情况办，{ $due }前答复。
escalation-answered-soon = 【接着办】{ $number }号：居民一直没有补充，按现有情况办。
escalation-crowd = 有{ $count }件到期：
escalation-crowd-late = 系统停过一阵，这期间有{ $count }件到期：
escalation-call = 【请打电话】{ $number }号：给报事人的消息送不到，请打电话告诉他。
escalation-summary = 【{ $day }汇总】超期{ $over }件，其中严重超期{ $far }件。
escalation-summary-grid = { $grid }：超期{ $over }件，严重{ $far }件
escalation-summary-case = · { $number } { $what }
