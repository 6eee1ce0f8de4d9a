# 应急组的人：绑定、同意、退出、请假，名册的缺口。

member-bound = 绑定好了：{ $name }，{ $groups }。
    有险情时这里会叫您{ $what ->
        [none] {""}
       *[other] （{ $what }）
    }。回『来不了』就行，不用说理由。
    要请假，回『请假 到周五』；不想参加了，回『退出应急组』。
member-asked = 绑定好了：{ $name }，{ $groups }。
    有险情时叫您来帮忙{ $what ->
        [none] {""}
       *[other] （{ $what }）
    }，您愿意吗？每次都可以说来不了。
    满18岁、愿意的，回『同意』；没回之前不会叫您。
member-agree = 同意
member-agree-say = 同意
member-decline = 先不参加
member-decline-say = 退出应急组
member-agreed = 谢谢！{ $groups }有险情时会叫您。来不了，回『来不了』就行；不想参加了，回『退出应急组』。
member-left = 好的，{ $groups }以后不叫您了，您的电话和特长已删掉。谢谢您！想再参加，回『同意』。
member-none = 您不在应急组里，没有要退出的。要报事，直接说一句就行。
member-no-group = 应急组
member-one-more = 用您的另一个号发：绑定 { $code }
    24小时内有效，只能用一次。绑好后通知发到那个号，两个号都能回。请不要转给别人。
leave-done-member = 记下了：到{ $until }，有险情不叫您。提前回来，回『销假』。
leave-done-instead = 记下了：到{ $until }，有险情叫{ $deputy }，不叫您。提前回来，回『销假』。
leave-back-member = 欢迎回来。有险情会叫您。
role-member = 应急组员
