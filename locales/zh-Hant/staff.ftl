# 給網格長、值班的話：短，先說要做什麼。

urgency-emergency = 緊急
urgency-urgent = 加急
urgency-high = 優先
urgency-normal = 一般
urgency-low = 諮詢
alert-sign = 【待簽收】{ $number }號 { $urgency }
alert-desk = 【值班待看】{ $number }號 { $urgency }
alert-emergency = 【緊急】{ $number }號 馬上處置
alert-words = 「{ $words }」
alert-photos = 照片{ $count }張
alert-similar = 同處未結{ $count }件：{ $numbers }號
alert-urged = 【催辦】{ $number }號 第{ $count }次：{ $what }
alert-lowered = 【解除緊急】{ $number }號：報事人說不急了，改按加急跟進。
alert-again = 【重發】
due-triage = 派單：{ $due }前
due-first_contact = 聯繫：{ $due }前
due-resolve = 答覆：{ $due }前
step-sign = 接單
step-sign-say = 接單 { $number }
step-take = 接下
step-take-say = 接單 { $number }
step-detail = 詳情
step-detail-say = 詳情 { $number }

role-grid-chief = 網格長
role-grid-worker = 網格員
role-officer = 六員
role-desk = 街道值班
role-supervisor = 總指導員
role-admin = 管理員
bind-done = 綁定好了：{ $name }，{ $where } · { $role }。
    回『待辦』看在辦的事；有新的，我會推給您。
bind-wrong = 這個碼不對，或者用過了、過期了（24小時有效）。請向管理員要一個新的。
bind-too-often = 試的次數太多了。請找街道值班核對後換一個新碼。
staff-only = 這是工作人員用的詞。工作人員請先回『綁定』加您的碼。要報事，直接說一句就行。
staff-words = 現在能用：待辦、接單 7、詳情 7、辦結 7 做了什麼、轉派 7 網格名。
staff-which = 有幾件都叫這個號：{ $numbers }。請用全號再說一次。
staff-case-unknown = 您的隊列裡沒有在辦的{ $number }號。回『待辦』看一下。
staff-not-allowed = { $number }號不歸您這個崗位辦。
todo-none = 現在沒有在辦的事。
todo-head = 在辦{ $count }件，最急的在前：
todo-line = { $number }號 { $what }|{ $state }|{ $due }
todo-more = 還有{ $count }件。
todo-tail = 接單，回『接單』加號碼，比如『接單 7』；看全文，回『詳情 7』。
due-by = { $due }前
due-over = 已過{ $due }
no-clock = 儘快
sign-done = { $number }號歸您了：{ $what }。答覆期限：{ $due }。
    辦完回『辦結 { $number } 做了什麼』。
sign-taken = { $number }號已由{ $name }簽收（{ $at }）。
step-not-now = { $number }號現在是「{ $state }」，這一步做不了。
handled-how = 做了什麼？回『辦結 { $number } 做了什麼』，居民會看到這句話。
handled-done = { $number }號記為辦了，等居民確認。
transfer-where = 轉給哪個網格？回『轉派 { $number } 網格名』。
transfer-done = { $number }號轉給{ $grid }了，正在通知網格長。
detail-head = { $number } { $what }
detail-report = { $at } 原話：{ $text }
detail-note = { $at } 補充：{ $text }
detail-reason = { $at } 沒好：{ $text }
detail-result = { $at } 辦理：{ $text }
detail-photos = [照片{ $count }張]
detail-voice = [語音]
detail-pin = [定位 { $lat },{ $lng }]
detail-phone = 聯繫電話：{ $phone }（這次查看已記錄）
detail-state = 現在：{ $state }。答覆期限：{ $due }

error-malformed = 這條消息讀不出來，請再發一次。
error-not-genuine = 來源核對不上，沒有處理。
error-not-allowed = 這一步您不能做。
error-not-possible = 現在做不了這一步。
error-not-found = 沒有找到。
error-busy = 正忙，請稍後再發一次。
error-unavailable = 暫時記不下來，請稍後再發一次。有危險直接打110/119/120。
error-store-in-use = 這個數據庫文件已有另一個服務在用。幾個進程一起跑，請改用MongoDB（XINYI_STORE=mongodb://…）。
error-settings = 設置或街道數據有錯。
error-internal = 出了點問題，請再發一次。
