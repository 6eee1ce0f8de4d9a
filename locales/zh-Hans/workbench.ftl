# 工作台：待办、值班、请假

todo-news = 自{ $at }以来：{ $news }。
todo-news-new = 新来{ $count }件
todo-news-over = 新超期{ $count }件
todo-news-moved = 有动静{ $count }件
todo-news-and = ，
todo-filters = 没有「{ $asked }」这个筛选。可以说：待办 我的、待签收、超期、临期、今天、书记领办，或小区名、微网格名、网格名。
duty-now = 现在值班：{ $names }。
duty-none = 现在没有登记值班电话，请找街道值班。
duty-away = { $name }请假到{ $until }，{ $deputy }代办。
leave-when = 请到哪天？例如：请假 25日到27日 交给 李四
leave-done = 好，请假到{ $until }。{ $deputy }代办，在办的{ $count }件已交过去，新的提醒也不发给您了。回来说『销假』。
leave-nobody = 好，请假到{ $until }。现在没有人能接手，在办的{ $count }件还在您名下，到期会提醒值班。请值班『换人』，或等有人了再回『请假 日期 交给 姓名』。回来说『销假』。
leave-back = 欢迎回来，提醒照常。
leave-todo = 待办

mode-swift = 抓紧办
mode-joint = 联合办
mode-whole = 统筹办
mode-ahead = 跨前办
mode-now = 立刻办
mode-which = 请说哪一种，例如：五办 7 联合办（抓紧办、联合办、统筹办、跨前办、立刻办）。
label-secretary = 书记领办
label-ambiguous = 模糊点
label-done = { $number }号：{ $labels }。
often-head = 近30天反映最多的：
often-none = 近30天没有反复出现的问题。
often-line = { $what }：{ $count }次，未结{ $open }件
often-done = ；上次：{ $result }

evening-head = 【日清日毕】{ $day }：新来{ $came }件，办了{ $handled }件。
evening-over = 超期{ $count }件：
evening-next = 到下个工作日要办的{ $count }件：
evening-line = { $number }号 { $what }|{ $due }前
evening-clear = 都清了，辛苦了。

todo-news-waits = 等您定或打电话的新增{ $count }件
waits-call = 要打的电话{ $count }件：消息送不到报事人。号码在『详情 号码』里，打完回『电话 号码 说了什么』。
waits-callback = 要回访的{ $count }件：办结了还没人问过。打完回『回访 号码 居民怎么说』。
waits-deferral = 等您定的延期{ $count }件。回『延期 号码 同意』，或『延期 号码 不同意 理由』。
waits-ruling = 退了两次、等您定归谁的{ $count }件。回『转派 号码 网格名』。
waits-reopening = 居民要求重办、等您定的{ $count }件。回『同意重办 号码』，或『不重办 号码 理由』。
waits-check = 等您核查的{ $count }件。回『通过 号码』，或『不通过 号码 理由』。
beside-line = · { $number }号 { $what }
beside-until = { $line }|想延到{ $due }
beside-no-phone = { $line }|没留电话
phone-none = 现在没有要给{ $number }号打的电话。回『待办』看一下。
phone-how = { $number }号电话里说了什么？写一句就行；没打通，就回『没打通』。
phone-done = { $number }号电话记下了，谢谢。
phone-nobody = { $number }号没打通，先留在待办里。请换个时间再打；打通了，回『电话 { $number } 说了什么』。
step-phone-say = 电话 { $number }
