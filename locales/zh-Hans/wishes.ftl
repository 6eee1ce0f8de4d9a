# 微心愿：许愿，值班看过才公布，认领，圆了或退回。推送和列表里没有姓名电话。
wish-what = 想要什么？一句话告诉我。
wish-kept = 心愿记下了，心愿{ $number }号。
    同事看过、去掉姓名电话再公布；有人认领就告诉您。不想要了，回：
wish-how = 有心愿，回『许愿 想要什么』；您的，回『我的心愿』。
wish-none = 现在没有等人认领的心愿。
wish-list = 这些心愿等人认领，想帮忙回『认领 号』：
wish-line = { $number }号 { $words }
wish-desk-list = 待看的心愿{ $count }个：
wish-quoted = “{ $words }”
wish-mine = 您的心愿：
wish-mine-claimed = 您认领的：
wish-mine-none = 您还没有心愿，也没有认领过。有心愿，回『许愿 想要什么』；想帮忙，回『心愿』。
wish-mine-line = { $number }号 { $words }（{ $state }）
wish-state-new = 同事还在看
wish-state-open = 等人认领
wish-state-claimed = 有人认领了
wish-state-given = 说是办好了，等许愿的人说一声
wish-state-done = 圆了
wish-state-refused = 没有公布
wish-state-withdrawn = 收回了
# 要打的字
wish-word-claim = 认领 { $number }
wish-word-back = 退回心愿 { $number }
wish-word-give = 心愿送到 { $number }
wish-word-thank = 心愿圆了 { $number }
wish-word-not-yet = 心愿没圆 { $number }
wish-word-withdraw = 收回心愿 { $number }
wish-word-publish = 公布 { $number }
wish-word-refuse = 不公布 { $number }
# 做了什么
wish-did-claim = 谢谢您！心愿{ $number }号归您了：“{ $words }”。
    街道帮两边约好；要说什么回『传话 { $number } …』，不带姓名电话。送到了、办不了，回：
wish-did-give-back = 好，心愿{ $number }号重新公布，等下一位。谢谢您肯帮忙。
wish-did-give = 记下了，心愿{ $number }号等许愿的人说一声。谢谢您！
wish-did-thank = 太好了！心愿{ $number }号圆了，已替您谢过。
wish-did-not-yet = 知道了，心愿{ $number }号已请认领的人再联系。
wish-did-say = 带到了。街道不带姓名电话；要见面，回『人工』。
wish-did-withdraw = 收回了，心愿{ $number }号不再公布。
wish-did-publish = 公布了，心愿{ $number }号：“{ $words }”。要改再发一次『公布 { $number } 新的一句』。
wish-did-refuse = 好，心愿{ $number }号不公布，理由已告诉他。
# 做不了
wish-not-now = 心愿{ $number }号现在是：{ $state }。这一步做不了。回『我的心愿』看看。
wish-not-own = 这是您自己的心愿，等别人来认领吧。
wish-not-often = 心愿{ $number }号带话的次数用完了。要约见面，回『人工』，值班帮您约。
wish-not-many = 您已经有3个心愿在等，圆了或收回一个再许。回『我的心愿』看看。
wish-not-many-claims = 您手上有3个心愿了，圆好一个再认领。谢谢您！
wish-unknown = 没有这个心愿号。回『心愿』看看有哪些。
wish-say-what = 带什么话？比如『传话 { $number } 周六下午方便吗』。
wish-refuse-why = 请写理由，会告诉许愿的人：『不公布 { $number } 理由』。
wish-danger = 这像是有危险：先打110、119、120。要街道来处理，请用『说件事』。
# 自己到的话
wish-told-desk-new = 【微心愿】{ $number }号待看。
    写成一句没有姓名、门牌、电话的话：『公布 { $number } …』；不合适：『不公布 { $number } 理由』。
wish-told-desk-claimed = 【微心愿】{ $number }号有人认领了，请帮两边约好。
wish-told-published = 您的心愿{ $number }号公布了，有人认领就告诉您。不想公布了，回：
wish-told-refused = 您的心愿{ $number }号没有公布。要找人说，回『人工』。
wish-told-claimed = 好消息：您的心愿{ $number }号有人认领了。街道帮两边约好；要说什么回『传话 { $number } …』，不带姓名电话。
wish-told-back = 您的心愿{ $number }号，认领的人这次办不了，已重新公布，等下一位。
wish-told-taken-back = 心愿{ $number }号由街道收回，重新公布了。谢谢您肯帮忙。
wish-told-given = 您的心愿{ $number }号，认领的人说办好了。圆了没有？回：
wish-told-thanks = 心愿{ $number }号圆了，谢谢您！
wish-told-not-yet = 心愿{ $number }号，许愿的人说还没圆。请再联系，办不了也没关系，回：
wish-told-say = 心愿{ $number }号，对方带话给您。要回，发『传话 { $number } …』。
wish-told-withdrawn = 心愿{ $number }号，许愿的人收回了，不用办了。谢谢您！
wish-remind-look = 【微心愿】{ $number }号一天了还没看：『公布 { $number } …』或『不公布 { $number } 理由』。
wish-remind-give = 您认领的心愿{ $number }号，办得怎么样了？回：
wish-remind-desk = 【微心愿】{ $number }号认领两周了还没有下文，请联系两边；要收回，发『退回心愿 { $number }』。
# 小程序里的心愿
api-wish-did-make = 心愿记下了。同事看过、去掉姓名电话再公布；有人认领就告诉您。
api-wish-did-claim = 谢谢您！这个心愿归您了。街道帮两边约好，也可以带话，不带姓名电话。
api-wish-did-give-back = 好，重新公布，等下一位。谢谢您肯帮忙。
api-wish-did-give = 记下了，等许愿的人说一声。谢谢您！
api-wish-did-thank = 太好了！已替您谢过。
api-wish-did-not-yet = 知道了，已请认领的人再联系。
api-wish-did-say = 带到了。
api-wish-did-withdraw = 收回了，不再公布。
api-wish-state = 这个心愿现在是：{ $state }。这一步做不了。
api-wish-own = 这是您自己的心愿，等别人来认领吧。
api-wish-many = 已经有3个了，了结一个再来。
api-wish-often = 带话的次数用完了。要约见面，请找人工，值班帮您约。
