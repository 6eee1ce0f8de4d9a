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
erase-roster = 您也会从应急名册里去掉，有险情不再叫您。
member-no-group = 应急组
member-one-more = 用您的另一个号发：绑定 { $code }
    24小时内有效，只能用一次。绑好后通知发到那个号，两个号都能回。请不要转给别人。
leave-done-member = 记下了：到{ $until }，有险情不叫您。提前回来，回『销假』。
leave-done-instead = 记下了：到{ $until }，有险情叫{ $deputy }，不叫您。提前回来，回『销假』。
leave-back-member = 欢迎回来。有险情会叫您。
role-member = 应急组员

roster-sum = 名册：{ $groups }个组，{ $people }人；没绑定的{ $unbound }人，没同意的{ $unagreed }人。
roster-look = 看缺口
roster-look-say = 名册 缺口
roster-not-you = 名册由值班和总指导员看。要改，请联系值班。
roster-empty = 名册还是空的。请管理员导入：python -m bot roster import 文件。
roster-whole = 名册没有缺口：人、组长、群、岗位都齐了。
roster-more = 等，还有{ $count }个
roster-unled = 没人带的组（{ $count }处）：{ $names }
roster-posts = 没人能上的岗位（{ $count }个）：{ $names }
roster-staffing = 网格配备不足（{ $count }处，现有/应有）：{ $names }
roster-chatless = 没有群的组（{ $count }个）：{ $names }
roster-unbound = 还没绑定（{ $count }人，只能打电话）：{ $names }
roster-unagreed = 还没同意（{ $count }人，不会叫）：{ $names }
group-part-convener = 召集人
group-part-deputy = 副召集人
group-part-leader = 组长
group-part-member = 组员
group-level-committee = 社区党委
group-level-branch = 党支部
group-level-team = 应急工作组

# 导入名册的命令说的话。
roster-form-none = 数据包没有 roster.yaml，不知道名册怎么读。
roster-no-header = 没有找到表头：需要有「姓名」和「应急组」两列（叫法在数据包 roster.yaml 里，可以加）。
roster-imported = 新加{ $new }人，更新{ $changed }行，没变{ $known }行，没收{ $refused }行；新建{ $groups }个组。
roster-trial = 试读，什么都没写：
roster-busy = 有人正在改名册，只写了一部分。请再导入一次，写过的不会重复。
roster-refused = 第{ $row }行 { $name }：{ $why }
roster-no-name = 没有姓名
roster-no-group-named = 没有写应急组
roster-no-group = 没有这个组：{ $said }。加一列「层级」，或先用 roster group 建
roster-bad-phone = 电话看不懂
roster-phone-of = 这个电话是{ $said }的，名字不同
roster-unknown = 看不懂：{ $said }
roster-bad-born = 出生年份看不懂（只写年份，不要写身份证号）
roster-minor = 按出生年份还不能确定满18周岁，不收
roster-left = 本人退出了应急组，不能再加；本人回『同意』才行
roster-codes-kept = { $count }个绑定码在 { $file }（24小时内有效，各用一次；发给本人后请删掉这个文件）
roster-codes-none = 没有要发码的人。
