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
member-no-group = 應急組
member-one-more = 用您的另一個號發：綁定 { $code }
    24小時內有效，只能用一次。綁好後通知發到那個號，兩個號都能回。請不要轉給別人。
leave-done-member = 記下了：到{ $until }，有險情不叫您。提前回來，回『銷假』。
leave-done-instead = 記下了：到{ $until }，有險情叫{ $deputy }，不叫您。提前回來，回『銷假』。
leave-back-member = 歡迎回來。有險情會叫您。
role-member = 應急組員
