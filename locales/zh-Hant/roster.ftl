# 應急組的人：綁定、同意、退出、請假，名冊的缺口。

member-bound = 綁定好了：{ $name }，{ $groups }。
    有險情時這裡會叫您{ $what ->
        [none] {""}
       *[other] （{ $what }）
    }。回『來不了』就行，不用說理由。
    要請假，回『請假 到週五』；不想參加了，回『退出應急組』。
member-asked = 綁定好了：{ $name }，{ $groups }。
    有險情時叫您來幫忙{ $what ->
        [none] {""}
       *[other] （{ $what }）
    }，您願意嗎？每次都可以說來不了。
    滿18歲、願意的，回『同意』；沒回之前不會叫您。
member-agree = 同意
member-agree-say = 同意
member-decline = 先不參加
member-decline-say = 退出應急組
member-agreed = 謝謝！{ $groups }有險情時會叫您。來不了，回『來不了』就行；不想參加了，回『退出應急組』。
member-left = 好的，{ $groups }以後不叫您了，您的電話和特長已刪掉。謝謝您！想再參加，回『同意』。
member-none = 您不在應急組裡，沒有要退出的。要報事，直接說一句就行。
erase-roster = 您也會從應急名冊裡去掉，有險情不再叫您。
member-no-group = 應急組
member-one-more = 用您的另一個號發：綁定 { $code }
    24小時內有效，只能用一次。綁好後通知發到那個號，兩個號都能回。請不要轉給別人。
leave-done-member = 記下了：到{ $until }，有險情不叫您。提前回來，回『銷假』。
leave-done-instead = 記下了：到{ $until }，有險情叫{ $deputy }，不叫您。提前回來，回『銷假』。
leave-back-member = 歡迎回來。有險情會叫您。
role-member = 應急組員

roster-sum = 名冊：{ $groups }個組，{ $people }人；沒綁定的{ $unbound }人，沒同意的{ $unagreed }人。
roster-look = 看缺口
roster-look-say = 名冊 缺口
roster-not-you = 名冊由值班和總指導員看。要改，請聯繫值班。
roster-empty = 名冊還是空的。請管理員導入：python -m bot roster import 文件。
roster-whole = 名冊沒有缺口：人、組長、群、崗位都齊了。
roster-more = 等，還有{ $count }個
roster-unled = 沒人帶的組（{ $count }處）：{ $names }
roster-posts = 沒人能上的崗位（{ $count }個）：{ $names }
roster-staffing = 網格配備不足（{ $count }處，現有/應有）：{ $names }
roster-chatless = 沒有群的組（{ $count }個）：{ $names }
roster-unbound = 還沒綁定（{ $count }人，只能打電話）：{ $names }
roster-unagreed = 還沒同意（{ $count }人，不會叫）：{ $names }
group-part-convener = 召集人
group-part-deputy = 副召集人
group-part-leader = 組長
group-part-member = 組員
group-level-committee = 社區黨委
group-level-branch = 黨支部
group-level-team = 應急工作組

# 導入名冊的命令說的話。
roster-form-none = 數據包沒有 roster.yaml，不知道名冊怎麼讀。
roster-no-header = 沒有找到表頭：需要有「姓名」和「應急組」兩列（叫法在數據包 roster.yaml 裡，可以加）。
roster-imported = 新加{ $new }人，更新{ $changed }行，沒變{ $known }行，沒收{ $refused }行；新建{ $groups }個組。
roster-trial = 試讀，什麼都沒寫：
roster-busy = 有人正在改名冊，只寫了一部分。請再導入一次，寫過的不會重複。
roster-refused = 第{ $row }行 { $name }：{ $why }
roster-no-name = 沒有姓名
roster-no-group-named = 沒有寫應急組
roster-no-group = 沒有這個組：{ $said }。加一列「層級」，或先用 roster group 建
roster-bad-phone = 電話看不懂
roster-phone-of = 這個電話是{ $said }的，名字不同
roster-unknown = 看不懂：{ $said }
roster-bad-born = 出生年份看不懂（只寫年份，不要寫身份證號）
roster-minor = 按出生年份還不能確定滿18週歲，不收
roster-left = 本人退出了應急組，不能再加；本人回『同意』才行
roster-codes-kept = { $count }個綁定碼在 { $file }（24小時內有效，各用一次；發給本人後請刪掉這個文件）
roster-codes-none = 沒有要發碼的人。
