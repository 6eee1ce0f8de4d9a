# 集结在聊天里的话：起草、确认、回应、岗位、叫应、转发。集结本身的文字在 calls.ftl。

# 起草
call-ask-scope = 叫哪里？回网格名、组名，或『全街道』。
call-ask-kind = 什么事？请点一个，或直接说。
call-ask-when = 几点到？像『20:30』『明天上午9点』『半小时内』这样回；现在就要，回『现在』。
call-ask-needed = 一共要几个人？回一个数；不限就回『不限』。
call-ask-where = 到哪里集合？
call-whole-street = 全街道
call-not-you = 集结由值班、总指导员或召集人来发。要人手，请告诉您的召集人，或回『人工』。
call-not-your-groups = 这里面有不归您召集的组。您能叫的，请点一个；叫别的组，请找值班。
call-draft = 请核对 { $number } { $what }（还没发出）：
call-who = 叫：{ $groups }，共{ $count }人
call-who-many = 叫：{ $groups }等{ $all }个组，共{ $count }人
call-no-group = （没有这样的组）
call-needed = 需{ $count }人，够了会告诉大家
call-unasked = 另有{ $count }人还没同意被叫，不打扰。
call-nobody = 名册里没有可叫的人，发不出去。请改叫法，或让值班补名册。
call-two-persons = 人多或在夜里，要第二个人确认才发。
call-drill-by-day = 演练只在白天发。请白天再确认。
call-announce-first = 演练要先预告。点『预告』，大家知道后再确认。
call-press-confirm = 确认
call-press-announce = 预告
call-press-change = 修改
call-press-drop = 算了
call-word-confirm = 确认 { $number }
call-word-announce = 预告 { $number }
call-word-change = 修改 { $number }
call-word-drop = 取消 { $number }
call-word-update = 更新 { $number }
call-word-stand_down = 解除 { $number }
call-word-count = 人数 { $number }
call-word-ring = 叫应 { $number }
call-word-my_post = 我的岗位 { $number }
call-change-what = 改哪里？直接说，像『20:45』『改到北门』『需10人』。
call-now = 现在

# 确认
call-sent = { $number }已发出，叫了{ $count }人。
call-sent-alone = 您一个人值班的话已记下，并告诉了总指导员。
call-sent-next = 看人数回『人数 { $number }』；有变化回『更新 { $number } 要说的话』；结束回『解除 { $number }』。
call-stamp-sent = 已确认发出
call-stamp-settled = 已处理
call-second-asked = { $number }要第二个人确认，已请值班和总指导员。确认前不会叫任何人。
call-alone-how = 您一个人值班、等不及：回『确认 { $number } 我一个人值班』，会记下并告诉总指导员。
call-announced = { $number }已预告。准备好了，回『确认 { $number }』就发。
call-no-drill = { $number }不是待发的演练，不用预告。
call-unfit-state = { $number }已经处理过了，没有再发。
call-unfit-what = { $number }还没说是什么事，请修改后再确认。
call-unfit-where = { $number }还没说到哪里，请修改后再确认。
call-unfit-nobody = { $number }没有可叫的人，没有发出。
call-unfit-night = { $number }是演练，夜里不发。请白天再确认。
call-unfit-announce = { $number }是演练，请先回『预告 { $number }』。
call-dropped = { $number }不发了，没有人知道。
call-cancelled = { $number }已取消，正在告诉每个被叫到的人不用来。

# 进行中
call-unknown = 没有找到{ $number }。
call-not-yours = { $number }不归您管，请找发起人或值班。
call-none = 现在没有您在管的集结。
call-which = 现在不止一个，您说的是哪个？
call-line = { $number } { $what } { $where }
call-over-draft = { $number }还没发出。
call-over-sent = { $number }已经发出了。
call-over-stood-down = { $number }已经解除了。
call-over-cancelled = { $number }已经取消了。
call-over-expired = { $number }没有确认，已过期，没有叫任何人。
call-update-what = 要告诉大家什么？像『更新 { $number } 改到北门』。
call-need-done = { $number }改为需{ $count }人，够了会告诉大家。
call-more-who = 加叫谁？像『加人 { $number } 宜北防汛』。
call-more-done = { $number }又叫了{ $count }人，到岗情况看『人数』。
call-more-not-yours = 这些组不归您召集，请找值班加人。
call-more-none = 这些人{ $number }已经叫过了，没有再叫。
call-more-exercise = { $number }是演练，只叫预告过的组。要加组，请另起一次演练。
call-more-second = 这么加要第二个人确认。请另发一句『集结 …』，确认后就叫。
call-updated = { $number }的更新正在发给大家，说来不了的不打扰。
call-stood-down = { $number }已解除，正在告诉大家；{ $count }人应了，辛苦了。
call-count = { $number } { $what }：{ $numbers }
call-count-post = · { $post }：应到{ $expected } 收到{ $counted } 到岗{ $arrived } 缺{ $short }
call-unreachable = 消息到不了{ $count }人，请打电话。
call-silent-names = 还没回：{ $names }
call-cannot-names = 来不了：{ $names }
call-excused = { $name }（{ $reason }）

# 回应
call-how = 您这边怎样？点一个就行。
answer-received = 收到了，谢谢您。
answer-coming = 好，路上慢点，安全第一。到了点『到岗』。
answer-arrived = 到岗记下了，辛苦了。您的岗位：
answer-cannot = 知道了，没关系，谢谢告诉我们。这次不再提醒您。
answer-full = 记下了，谢谢您。人已经够了，请先在家待命，需要时再叫您。
answer-already-received = 您已经回过『收到』了，谢谢。
answer-already-coming = 您在路上，我们记着呢。到了点『到岗』。
answer-already-arrived = 您已经到岗，记着呢，辛苦了。
answer-already-relieved = 已经解除，辛苦了，请回家休息。
answer-which = 现在有不止一个集结在等您，您说的是哪个？
answer-stranger = { $number }没有叫到您，不用回，也不用去。谢谢您的热心；想加入，请告诉网格长。
answer-late-stood-down = { $number }在{ $at }已经解除，不用来了，谢谢您。
answer-late-cancelled = { $number }在{ $at }已经取消，不用来了，谢谢您。
answer-late-sent = { $number }已经不用您来了，谢谢您。
answer-late-other = 现在要您去的是：
answer-stamp-received = 已收到
answer-stamp-coming = 在路上
answer-stamp-arrived = 已到岗
answer-stamp-cannot = 来不了，没关系
answer-stamp-over = 已经结束

# 我的岗位：一共五行
post-press = 我的岗位
post-which = { $number } 岗位：{ $post }（{ $where }）
post-what = 做什么：{ $task }
post-how = 怎么做：{ $how }
post-beside = 谁在旁边：{ $names }，共{ $count }人；带队：{ $leader }
post-together = 如何配合：{ $together }
post-nobody = 谁在旁边：同岗位还没有人应；带队：{ $leader }
post-mate = { $name }某
post-you = 您
post-as-told = 听带队的安排，不懂就问，量力而行
post-ask-leader = 缺人缺东西，先告诉带队的
post-lead = 带队
post-lead-what = 点清到的人，把每个岗位交到人，最后一个走
post-lead-how = 站在显眼处，先说安全再分工，到一位记一位
post-lead-with = 岗位缺人告诉召集人或值班；有人受伤先打120
post-free = 机动
post-free-what = 到了先找带队的报到，哪里缺人去哪里
post-over = { $number }已经结束，岗位也撤了，辛苦了。

# 叫应
ring-next = { $number } 请打：{ $name } { $phone }
ring-no-number = （名册没有电话）
ring-coming = 来
ring-cannot = 不来
ring-no_answer = 没人接
ring-no_line = 打不通
ring-noted = 记下了。
ring-how = 打完点结果，或回『叫应 { $number } 来』『叫应 { $number } 没人接』。
ring-nobody = { $number }现在没有要打的电话了。
ring-desk-only = 电话名单由值班来打。

# 转发
paste-done = 好，记下了，谢谢您转发。
paste-more = 好，记下了，还有{ $count }段要转发，在前面的消息里。
paste-none = 现在没有要您转发的消息。
paste-stamp = 已转发
