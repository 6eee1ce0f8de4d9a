# 预约：选时间，约上或排队，提醒，取消。约不上也说下一步。
book-what = 想约哪一项？
book-none = 现在没有可以预约的服务。中心有安排了，这里就能约。
book-not-this = { $service }不用预约，或者还没有开放预约，以中心公布为准。
book-say = 预约 { $service }
book-label = 预约{ $service }
book-when = { $service }，选个时间：
book-when-else = { $service }：您说的时间没有。最近的这些，选一个：
book-nothing = { $service }最近都约满了。过几天再来看看，有人取消就会空出来。
book-slot = { $at }（余{ $free }）
book-slot-full = { $at }（满，可排队，已有{ $waiting }人）
book-sample = 样例数据，仅供试用。
book-unconfirmed = 这些时间还没有确认，以中心公布为准。
book-done = 约好了：{ $service }，{ $at }。
    您的预约号：{ $number }，到了报号就行。
    来不了请早点取消，让给排队的人。
book-reminded-perhaps = 微信两天没说话我就不能先开口，提醒不一定送得到，请自己也记一下。
book-notice = 让我能提醒您一次
book-reminded = 一小时前提醒您，隔天的前一晚也提醒。
book-waits = 排上队了：{ $service }，{ $at }，第{ $place }位（{ $number }号）。
    有人取消，轮到您马上告诉您。
book-remind = 提醒：您约了{ $service }，{ $at }，预约号{ $number }。来不了请取消：
book-let-in = 有位子了：{ $service }，{ $at }，已给您留好，预约号{ $number }。来不了请取消：
book-left-out = 这次没轮到您：{ $service }，{ $at }（{ $number }号），对不住。回『预约』看看别的时间。
book-cancel-say = 取消预约 { $number }
book-mine = 您的预约：
book-mine-none = 您没有还没到的预约。想约，回『预约』。
book-line = { $number }号 { $service } { $at }
book-line-waiting = { $number }号 { $service } { $at } 排队第{ $place }位
book-which = 取消哪一个？
book-cancelled = 取消了：{ $service }，{ $at }。谢谢早说，有人排队就给下一位。
book-not-past = 这个时间约不了了。回『预约』看别的时间。
book-not-full = 刚刚被约走了。还有这些，满的可以排队：
book-not-twice = 这个时间您已经约了。回『我的预约』看看。
book-not-many = 您已经有3个预约，用掉或取消一个再约。回『我的预约』看看。
book-not-card = 这项要凭一卡通。有卡请到中心拿一个码，回『绑卡 码』，再来约。
book-not-over = 没有这个还没到的预约。回『我的预约』看看。
# 中心值班
centre-not-yours = 这是中心值班用的。要预约，回『预约』；要找人，回『人工』。
book-list = { $day }预约{ $count }个：
book-list-none = { $day }没有预约。
book-list-missed = { $line }（没来）
book-absent = { $number }号记为没来。只作记录，不影响他再约。
book-absent-which = 哪个预约号没来？比如『没来 12』。
book-absent-early = 时间还没到，等开始了再记。
card-code = 码：{ $code }，24小时内有效，只能用一次。
    请持卡人自己发：绑卡 { $code }
card-unknown = 没有这张卡，或者已经挂失。请核对卡号。
card-used = 记下了，今天第{ $count }次。只计次数，不记谁、不记做什么。
card-bound = 绑好了，可以预约凭卡的服务了。回『预约』看看。
card-bind-wrong = 这个码不对或过期了，请到中心再拿一个。
card-bad = 第{ $row }行没有看懂卡号，跳过了。
card-imported = 一卡通：新增{ $new }，改了{ $changed }，已有{ $known }，跳过{ $bad }行。
# 小程序里的预约
api-booking-made = 约好了：{ $service }，{ $at }，预约号{ $number }，到了报号就行。来不了请早点取消。
api-booking-waits = 排上队了：{ $service }，{ $at }（{ $number }号）。有人取消，轮到您就告诉您。
api-booking-cancelled = 取消了：{ $service }，{ $at }（{ $number }号）。谢谢早说，有人排队就给下一位。
api-book-past = 这个时间约不了了，请看看别的时间。
api-book-full = 这个时间约满了，请看看别的时间。
api-book-full-line = 这个时间约满了。可以排队，有人取消就轮到您；也可以看看别的时间。
api-book-twice = 这个时间您已经约了，在『我的预约』里。
api-book-many = 您已经有3个预约，用掉或取消一个再约。
api-book-card = 这项要凭一卡通。有卡请到中心拿一个码，填进来绑上，再来约。
api-book-over = 这个预约已经过了，取消不了。
api-card-bound = 绑好了，可以预约凭卡的服务了。
