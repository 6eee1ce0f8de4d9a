# 工作台：待办、值班、请假

todo-news = 自{ $at }以來：{ $news }。
todo-news-new = 新來{ $count }件
todo-news-over = 新超期{ $count }件
todo-news-moved = 有動靜{ $count }件
todo-news-and = ，
todo-filters = 沒有「{ $asked }」這個篩選。可以說：待辦 我的、待簽收、超期、臨期、今天、書記領辦，或小區名、微網格名、網格名。
duty-now = 現在值班：{ $names }。
duty-none = 現在沒有登記值班電話，請找街道值班。
duty-away = { $name }請假到{ $until }，{ $deputy }代辦。
leave-when = 請到哪天？例如：請假 25日到27日 交給 李四
leave-done = 好，請假到{ $until }。{ $deputy }代辦，在辦的{ $count }件已交過去，新的提醒也不發給您了。回來說『銷假』。
leave-nobody = 好，請假到{ $until }。現在沒有人能接手，在辦的{ $count }件還在您名下，到期會提醒值班。請值班『換人』，或等有人了再回『請假 日期 交給 姓名』。回來說『銷假』。
leave-back = 歡迎回來，提醒照常。
leave-todo = 待辦

mode-swift = 抓緊辦
mode-joint = 聯合辦
mode-whole = 統籌辦
mode-ahead = 跨前辦
mode-now = 立刻辦
mode-which = 請說哪一種，例如：五辦 7 聯合辦（抓緊辦、聯合辦、統籌辦、跨前辦、立刻辦）。
label-secretary = 書記領辦
label-ambiguous = 模糊點
label-done = { $number }號：{ $labels }。
often-head = 近30天反映最多的：
often-none = 近30天沒有反覆出現的問題。
often-line = { $what }：{ $count }次，未結{ $open }件
often-done = ；上次：{ $result }

evening-head = 【日清日畢】{ $day }：新來{ $came }件，辦了{ $handled }件。
evening-over = 超期{ $count }件：
evening-next = 到下個工作日要辦的{ $count }件：
evening-line = { $number }號 { $what }|{ $due }前
evening-clear = 都清了，辛苦了。

todo-news-waits = 等您定或打電話的新增{ $count }件
waits-call = 要打的電話{ $count }件：訊息送不到報事人。號碼在『詳情 號碼』裡，打完回『電話 號碼 說了什麼』。
waits-callback = 要回訪的{ $count }件：辦結了還沒人問過。打完回『回訪 號碼 居民怎麼說』。
waits-deferral = 等您定的延期{ $count }件。回『延期 號碼 同意』，或『延期 號碼 不同意 理由』。
waits-ruling = 退了兩次、等您定歸誰的{ $count }件。回『轉派 號碼 網格名』。
waits-reopening = 居民要求重辦、等您定的{ $count }件。回『同意重辦 號碼』，或『不重辦 號碼 理由』。
waits-check = 等您核查的{ $count }件。回『通過 號碼』，或『不通過 號碼 理由』。
beside-line = · { $number }號 { $what }
beside-until = { $line }|想延到{ $due }
beside-no-phone = { $line }|沒留電話
phone-none = 現在沒有要給{ $number }號打的電話。回『待辦』看一下。
phone-how = { $number }號電話裡說了什麼？寫一句就行；沒打通，就回『沒打通』。
phone-done = { $number }號電話記下了，謝謝。
phone-nobody = { $number }號沒打通，先留在待辦裡。請換個時間再打；打通了，回『電話 { $number } 說了什麼』。
step-phone-say = 電話 { $number }
