# 工作台：待办、值班、请假

todo-news = 自{ $at }以來：新來{ $new }件，新超期{ $over }件，有動靜{ $moved }件。
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
