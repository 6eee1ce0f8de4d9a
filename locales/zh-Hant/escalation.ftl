# 期限到了告訴誰：先說多急、哪件，再說該做什麼。

escalation-near = 【臨期】{ $number }號 { $due }前
escalation-over = 【超期】{ $number }號 已過{ $due }
escalation-far = 【嚴重超期】{ $number }號 已過{ $due }
escalation-do-triage = 還沒派單：請派到網格，或者不受理並說明去向。
escalation-do-ack = 還沒簽收：請接單；不歸這裡的，請轉派。
escalation-do-contact = 還沒聯繫報事人：請先聯繫。
escalation-do-resolve = 還沒答覆：請辦結，辦不完先申請延期。
escalation-do-redo = 重辦還沒辦結：請辦結，辦不完先申請延期。
escalation-do-update = 好幾天沒有進展：請告訴報事人辦到哪裡了。
escalation-do-verify = 辦了還沒核查：請核查，通過或者退回。
escalation-do-callback = 還沒回訪：請打電話，經辦人不能自己回訪。打完回『回訪 { $number } 居民怎麼說』。
escalation-do-review = 居民要求重開還沒定：請定下來，重辦，或者書面答覆。
escalation-do-task = 聯辦的事還沒答覆：請辦結，辦不了請說明。
escalation-before = 已經提醒過：{ $names }
escalation-answered = 【接著辦】{ $number }號：居民一直沒有補充，按現有情況辦，{ $due }前答覆。
escalation-answered-soon = 【接著辦】{ $number }號：居民一直沒有補充，按現有情況辦。
escalation-crowd = 有{ $count }件到期：
escalation-crowd-late = 系統停過一陣，這期間有{ $count }件到期：
escalation-call = 【請打電話】{ $number }號：給報事人的消息送不到，請打電話告訴他。
escalation-summary = 【{ $day }匯總】超期{ $over }件，其中嚴重超期{ $far }件。
escalation-summary-grid = { $grid }：超期{ $over }件，嚴重{ $far }件
escalation-summary-case = · { $number } { $what }
