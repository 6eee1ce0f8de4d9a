# 给网格长、值班的话：短，先说要做什么。

urgency-emergency = 紧急
urgency-urgent = 加急
urgency-high = 优先
urgency-normal = 一般
urgency-low = 咨询
alert-sign = 【待签收】{ $number }号 { $urgency }
alert-desk = 【值班待看】{ $number }号 { $urgency }
alert-emergency = 【紧急】{ $number }号 马上处置
alert-words = “{ $words }”
alert-photos = 照片{ $count }张
alert-similar = 同处未结{ $count }件：{ $numbers }号
alert-urged = 【催办】{ $number }号 第{ $count }次：{ $what }
alert-lowered = 【解除紧急】{ $number }号：报事人说不急了，改按加急跟进。
alert-again = 【重发】
due-triage = 派单：{ $due }前
due-first_contact = 联系：{ $due }前
due-resolve = 答复：{ $due }前
step-sign = 接单
step-sign-say = 接单 { $number }
step-take = 接下
step-take-say = 接单 { $number }
step-detail = 详情
step-detail-say = 详情 { $number }

role-grid-chief = 网格长
role-grid-worker = 网格员
role-officer = 六员
role-desk = 街道值班
role-supervisor = 总指导员
role-admin = 管理员
bind-done = 绑定好了：{ $name }，{ $where } · { $role }。
    回『待办』看在办的事；有新的，我会推给您。
bind-wrong = 这个码不对，或者用过了、过期了（24小时有效）。请向管理员要一个新的。
bind-too-often = 试的次数太多了。请找街道值班核对后换一个新码。
staff-only = 这是工作人员用的词。工作人员请先回『绑定』加您的码。要报事，直接说一句就行。
staff-words = 现在能用：待办、接单 7、详情 7、办结 7 做了什么、转派 7 网格名。
staff-which = 有几件都叫这个号：{ $numbers }。请用全号再说一次。
staff-case-unknown = 您的队列里没有在办的{ $number }号。回『待办』看一下。
staff-not-allowed = { $number }号不归您这个岗位办。
todo-none = 现在没有在办的事。
todo-head = 在办{ $count }件，最急的在前：
todo-line = { $number }号 { $what }|{ $state }|{ $due }
todo-more = 还有{ $count }件。
todo-tail = 接单，回『接单』加号码，比如『接单 7』；看全文，回『详情 7』。
due-by = { $due }前
due-over = 已过{ $due }
no-clock = 尽快
sign-done = { $number }号归您了：{ $what }。答复期限：{ $due }。
    办完回『办结 { $number } 做了什么』。
sign-taken = { $number }号已由{ $name }签收（{ $at }）。
step-not-now = { $number }号现在是「{ $state }」，这一步做不了。
handled-how = 做了什么？回『办结 { $number } 做了什么』，居民会看到这句话。
handled-done = { $number }号记为办了，等居民确认。
transfer-where = 转给哪个网格？回『转派 { $number } 网格名』。
transfer-done = { $number }号转给{ $grid }了，正在通知网格长。
detail-head = { $number } { $what }
detail-report = { $at } 原话：{ $text }
detail-note = { $at } 补充：{ $text }
detail-reason = { $at } 没好：{ $text }
detail-result = { $at } 办理：{ $text }
detail-photos = [照片{ $count }张]
detail-voice = [语音]
detail-pin = [定位 { $lat },{ $lng }]
detail-phone = 联系电话：{ $phone }（这次查看已记录）
detail-state = 现在：{ $state }。答复期限：{ $due }

error-malformed = 这条消息读不出来，请再发一次。
error-not-genuine = 来源核对不上，没有处理。
error-not-allowed = 这一步您不能做。
error-not-possible = 现在做不了这一步。
error-not-found = 没有找到。
error-busy = 正忙，请稍后再发一次。
error-unavailable = 暂时记不下来，请稍后再发一次。有危险直接打110/119/120。
error-store-in-use = 这个数据库文件已有另一个服务在用。几个进程一起跑，请改用MongoDB（XINYI_STORE=mongodb://…）。
error-settings = 设置或街道数据有错。
error-internal = 出了点问题，请再发一次。
