# 集結在聊天裡的話：起草、確認、回應、崗位、叫應、轉發。集結本身的文字在 calls.ftl。

# 起草
call-ask-scope = 叫哪裡？回網格名、組名，或『全街道』。
call-ask-kind = 什麼事？請點一個，或直接說。
call-ask-when = 幾點到？像『20:30』『明天上午9點』『半小時內』這樣回；現在就要，回『現在』。
call-ask-needed = 一共要幾個人？回一個數；不限就回『不限』。
call-ask-where = 到哪裡集合？
call-whole-street = 全街道
call-not-you = 集結由值班、總指導員或召集人來發。要人手，請告訴您的召集人，或回『人工』。
call-not-your-groups = 這裡面有不歸您召集的組。您能叫的，請點一個；叫別的組，請找值班。
call-draft = 請核對 { $number } { $what }（還沒發出）：
call-who = 叫：{ $groups }，共{ $count }人
call-who-many = 叫：{ $groups }等{ $all }個組，共{ $count }人
call-no-group = （沒有這樣的組）
call-needed = 需{ $count }人，夠了會告訴大家
call-unasked = 另有{ $count }人還沒同意被叫，不打擾。
call-nobody = 名冊裡沒有可叫的人，發不出去。請改叫法，或讓值班補名冊。
call-two-persons = 人多或在夜裡，要第二個人確認才發。
call-drill-by-day = 演練只在白天發。請白天再確認。
call-announce-first = 演練要先預告。點『預告』，大家知道後再確認。
call-press-confirm = 確認
call-press-announce = 預告
call-press-change = 修改
call-press-drop = 算了
call-word-confirm = 確認 { $number }
call-word-announce = 預告 { $number }
call-word-change = 修改 { $number }
call-word-drop = 取消 { $number }
call-word-update = 更新 { $number }
call-word-stand_down = 解除 { $number }
call-word-count = 人數 { $number }
call-word-ring = 叫應 { $number }
call-word-my_post = 我的崗位 { $number }
call-change-what = 改哪裡？直接說，像『20:45』『改到北門』『需10人』。
call-now = 現在

# 確認
call-sent = { $number }已發出，叫了{ $count }人。
call-sent-alone = 您一個人值班的話已記下，並告訴了總指導員。
call-sent-next = 看人數回『人數 { $number }』；有變化回『更新 { $number } 要說的話』；結束回『解除 { $number }』。
call-stamp-sent = 已確認發出
call-stamp-settled = 已處理
call-second-asked = { $number }要第二個人確認，已請值班和總指導員。確認前不會叫任何人。
call-alone-how = 您一個人值班、等不及：回『確認 { $number } 我一個人值班』，會記下並告訴總指導員。
call-announced = { $number }已預告。準備好了，回『確認 { $number }』就發。
call-no-drill = { $number }不是待發的演練，不用預告。
call-unfit-state = { $number }已經處理過了，沒有再發。
call-unfit-what = { $number }還沒說是什麼事，請修改後再確認。
call-unfit-where = { $number }還沒說到哪裡，請修改後再確認。
call-unfit-nobody = { $number }沒有可叫的人，沒有發出。
call-unfit-night = { $number }是演練，夜裡不發。請白天再確認。
call-unfit-announce = { $number }是演練，請先回『預告 { $number }』。
call-dropped = { $number }不發了，沒有人知道。
call-cancelled = { $number }已取消，正在告訴每個被叫到的人不用來。

# 進行中
call-unknown = 沒有找到{ $number }。
call-not-yours = { $number }不歸您管，請找發起人或值班。
call-none = 現在沒有您在管的集結。
call-which = 現在不止一個，您說的是哪個？
call-line = { $number } { $what } { $where }
call-over-draft = { $number }還沒發出。
call-over-sent = { $number }已經發出了。
call-over-stood-down = { $number }已經解除了。
call-over-cancelled = { $number }已經取消了。
call-over-expired = { $number }沒有確認，已過期，沒有叫任何人。
call-update-what = 要告訴大傢什麼？像『更新 { $number } 改到北門』。
call-need-done = { $number }改為需{ $count }人，夠了會告訴大家。
call-more-who = 加叫誰？像『加人 { $number } 宜北防汛』。
call-more-done = { $number }又叫了{ $count }人，到崗情況看『人數』。
call-more-not-yours = 這些組不歸您召集，請找值班加人。
call-more-none = 這些人{ $number }已經叫過了，沒有再叫。
call-more-exercise = { $number }是演練，只叫預告過的組。要加組，請另起一次演練。
call-more-second = 這麼加要第二個人確認。請另發一句『集結 …』，確認後就叫。
call-updated = { $number }的更新正在發給大家，說來不了的不打擾。
call-stood-down = { $number }已解除，正在告訴大家；{ $count }人應了，辛苦了。
call-count = { $number } { $what }：{ $numbers }
call-count-post = · { $post }：應到{ $expected } 收到{ $counted } 到崗{ $arrived } 缺{ $short }
call-unreachable = 消息到不了{ $count }人，請打電話。
call-silent-names = 還沒回：{ $names }
call-cannot-names = 來不了：{ $names }
call-excused = { $name }（{ $reason }）

# 回應
call-how = 您這邊怎樣？點一個就行。
answer-received = 收到了，謝謝您。
answer-coming = 好，路上慢點，安全第一。到了點『到崗』。
answer-arrived = 到崗記下了，辛苦了。您的崗位：
answer-cannot = 知道了，沒關係，謝謝告訴我們。這次不再提醒您。
answer-full = 記下了，謝謝您。人已經夠了，請先在家待命，需要時再叫您。
answer-already-received = 您已經回過『收到』了，謝謝。
answer-already-coming = 您在路上，我們記著呢。到了點『到崗』。
answer-already-arrived = 您已經到崗，記著呢，辛苦了。
answer-already-relieved = 已經解除，辛苦了，請回家休息。
answer-which = 現在有不止一個集結在等您，您說的是哪個？
answer-stranger = { $number }沒有叫到您，不用回，也不用去。謝謝您的熱心；想加入，請告訴網格長。
answer-late-stood-down = { $number }在{ $at }已經解除，不用來了，謝謝您。
answer-late-cancelled = { $number }在{ $at }已經取消，不用來了，謝謝您。
answer-late-sent = { $number }已經不用您來了，謝謝您。
answer-late-other = 現在要您去的是：
answer-stamp-received = 已收到
answer-stamp-coming = 在路上
answer-stamp-arrived = 已到崗
answer-stamp-cannot = 來不了，沒關係
answer-stamp-over = 已經結束

# 我的崗位：一共五行
post-press = 我的崗位
post-which = { $number } 崗位：{ $post }（{ $where }）
post-what = 做什麼：{ $task }
post-how = 怎麼做：{ $how }
post-beside = 誰在旁邊：{ $names }，共{ $count }人；帶隊：{ $leader }
post-together = 如何配合：{ $together }
post-nobody = 誰在旁邊：同崗位還沒有人應；帶隊：{ $leader }
post-mate = { $name }某
post-you = 您
post-as-told = 聽帶隊的安排，不懂就問，量力而行
post-ask-leader = 缺人缺東西，先告訴帶隊的
post-lead = 帶隊
post-lead-what = 點清到的人，把每個崗位交到人，最後一個走
post-lead-how = 站在顯眼處，先說安全再分工，到一位記一位
post-lead-with = 崗位缺人告訴召集人或值班；有人受傷先打120
post-free = 機動
post-free-what = 到了先找帶隊的報到，哪裡缺人去哪裡
post-over = { $number }已經結束，崗位也撤了，辛苦了。

# 叫應
ring-next = { $number } 請打：{ $name } { $phone }
ring-no-number = （名冊沒有電話）
ring-coming = 來
ring-cannot = 不來
ring-no_answer = 沒人接
ring-no_line = 打不通
ring-noted = 記下了。
ring-how = 打完點結果，或回『叫應 { $number } 來』『叫應 { $number } 沒人接』。
ring-nobody = { $number }現在沒有要打的電話了。
ring-desk-only = 電話名單由值班來打。

# 轉發
paste-done = 好，記下了，謝謝您轉發。
paste-more = 好，記下了，還有{ $count }段要轉發，在前面的消息裡。
paste-none = 現在沒有要您轉發的消息。
paste-stamp = 已轉發
