# 诉求：记下、问地点、进度、催办、补充、撤回、评价。语气见 docs/voice.zh-CN.md：短句，先说要紧的，再说下一步，再说到什么时候。

case-noted = 记下了：{ $what }。
case-to-grid = 您的编号：{ $serial }号（{ $number }），已转{ $grid }。
case-to-desk = 您的编号：{ $serial }号（{ $number }），街道值班看了就转给管这事的人。
case-dates = { $contact }前有人联系您，{ $answer }前答复。
case-photo = 有照片直接发。想留电话也可以，不留照办。
case-photo-thanks = 照片一起收下了。想留电话也可以，不留照办。
case-unknown = 没找到您的{ $number }号。回『我的』，看您报过的事。
case-over = { $number }号已经了结。再出问题，直接说一句就行。

place-unknown = 地点待补
desk-name = 街道值班

where-ask = 明白，{ $topic }，先记下了（{ $serial }号）。在哪里？
    回小区或路名门牌，发定位也行。说不清就选：
where-ask-me = 让同事来问我
where-ask-me-say = 让同事来问我
where-desk = 好的。{ $serial }号（{ $number }）放在街道值班这里，同事会来问您，不会丢。
where-outside = 这个地方不在我们街道。{ $serial }号先留在街道值班这里。
    您也可以再发一次定位，或者说小区名。
case-placed = 地点记下了：{ $what }。

split-ask = 您说了两件事：{ $first }、{ $second }。要分成两件分别办吗？
split-yes = 分成两件
split-yes-say = 分成两件
split-no = 就算一件
split-no-say = 就算一件
split-kept = 好，按一件办。

outside = 您说的地方归{ $street }，不归我们街道。
    可以打12345，会转给那边。也可以让我先记一笔，请同事帮您问问。
outside-somewhere = 您说的地方不在我们街道。
    可以打12345，会转给当地。也可以让我先记一笔，请同事帮您问问。
outside-note = 帮我记一笔
outside-note-say = 帮我记一笔

photo-added = 照片加到{ $number }号了，一共{ $count }张。
photo-waiting = 照片收到了（{ $count }张）。哪里、什么问题？说一句就行。
pin-added = 定位加到{ $number }号了。
pin-stations = 我是要找驿站
pin-stations-say = 附近驿站
edit-added = 改过的话也记到{ $number }号了。
link-received = 链接我打不开。哪里不好，用一句话告诉我就行。
voice-kept = 语音收到了（{ $number }号）。我没听明白，值班同事会听，{ $by }前回您。
    有危险直接打110/119/120。

mine-head = 您有{ $count }件事在办：
mine-line = { $number }号 { $what }（{ $state }）
mine-none = 您在这里还没有报过事。哪里不好，一句话告诉我。
mine-none-open = 您报的事都了结了。再有事，直接说一句就行。
status-head = { $number }号 { $what }
status-next = { $answer }前答复。急就回『催办』，有新情况直接说。
status-next-quiet = 同事在跟进。有新情况直接说。
status-ask = 您看行吗？回『行』或『没好』。
outcome-solved = 这件办结了。再出问题，直接说一句。
outcome-explained = 这件已经答复说明。还有疑问，直接说一句。
outcome-cannot = 这件暂时办不了，原因已经跟您说明。有新情况直接说。
outcome-not-found = 到现场没有找到。有新情况直接说。
outcome-withdrawn = 这件您撤回了。还要办，再说一句就行。
outcome-diverted = 这件不归街道办，已经告诉您该找哪里。

state-submitted = 值班在看
state-accepted = 已受理
state-dispatched = 待签收
state-handling = 在办
state-joint = 联办中
state-waiting-resident = 等补充情况
state-deferred = 延期
state-handled = 办了，等确认
state-closed = 已办结
state-reopen-requested = 要求重办
state-reviewed = 已归档
state-rejected = 未受理
state-merged = 已并案

urge-done = { $number }号催过了（第{ $count }次），已告诉{ $who }，排到前面办。
add-done = 补到{ $number }号了。还有就接着说。
withdraw-sure = 要撤回{ $number }号（{ $what }）吗？撤回后就不再办了。
withdraw-yes = 撤回
withdraw-yes-say = 确定撤回
withdraw-no = 不撤，接着办
withdraw-no-say = 不撤
withdraw-done = { $number }号撤回了。还要办，再说一句就行。
withdraw-kept = 好，{ $number }号接着办。
which = 您说的是哪一件？
which-urge-say = 催办 { $number }
which-add-say = 补充 { $number }
which-withdraw-say = 撤回 { $number }
which-rate-say = 满意 { $number }
which-unrated-say = 不满意 { $number }
rate-thanks = 谢谢您，{ $number }号办结了。再出问题，直接说一句。
rate-nothing = 好的。有事一句话告诉我。
rate-again = 对不住。是哪里、哪件事没好？说一句，我马上记下。也可打12345。
rate-early = { $number }号还在办。办了再问您行不行。
rate-unsolved = 对不住，还没办好。您的话加到{ $number }号了，经办的人会看到。也可打12345。
rate-redo = 对不住，没办到位。{ $number }号重新办，换一位同事，{ $answer }前答复您。
rate-redo-soon = 对不住，没办到位。{ $number }号重新办，有进展就告诉您。

cancel-done = 好，不弄了。有事再叫我。
cancel-case = 好。{ $number }号已经记下，照常办。要撤回，请回『撤回 { $number }』。

told-signed = { $number }号：{ $who }{ $at }签收了，{ $answer }前答复您。
told-handled = { $number }号办了：{ $at }，{ $result }。
    不回也不算您满意，我们会再核一遍。
told-quiet = 您有一条新回复。
told-fine = 行
told-fine-say = 满意 { $number }
told-not-fine = 没好
told-not-fine-say = 没好 { $number }
headline = { $where }，{ $what }
urge-late = 原定{ $answer }前答复，是我们慢了，对不住。也可打12345。
status-late = 原定{ $answer }前答复，是我们慢了，对不住。急就回『催办』，也可打12345。
told-signed-soon = { $number }号：{ $who }{ $at }签收了，会尽快答复您。
mine-more = 还有{ $count }件，说号就能查。
told-words = { $number }号，{ $who }的同事说：“{ $words }”
    有话直接回。
reply-passed = 转给经办的同事了（{ $number }号）。
add-done-again = 您刚才报过了（{ $number }号），这句也加进去了，不用重报。
add-done-over = 记下了，值班同事马上看到。人平安就好。
    真的不用再来人，回『不急』。
add-done-emergency = 加到{ $number }号了，值班看得到。
    有危险先打110/119/120，别等。
add-done-quiet = 我都记下了，值班同事看得到。
    有危险，马上打110或120。
add-done-desk = 加到{ $number }号了，值班同事一起看。
add-where = 就差地点：回小区或门牌，发定位也行。
where-again = { $number }号就差一个地点。回小区名或门牌，或者选：
where-side = { $what }，收到。光看这个还分不清在哪一边，请选：
choose-again = 没弄明白您选哪个。请选：
case-moved = 好，{ $number }号的地点记成：{ $what }。
move-asked = { $number }号已经有人在办，您的话转给经办的同事了。
move-ask = 要把{ $number }号的地点改成{ $where }吗？
move-yes = 改
move-no = 不改
move-kept = 好，{ $number }号的地点不动。要报另一件事，说一句就行。
split-apart = 是另一件事
split-apart-say = 是另一件事
lost-add = 补到{ $number }号
which-status-say = 进度 { $number }
withdraw-undo = 还是要办
rate-ask = { $number }号您看行吗？
pin-words = （发来定位）
after-hours = 现在是下班时间，上班就办。急的话12345一直有人。
photo-whose = 给{ $number }号
photo-given = 照片改到{ $number }号了，一共{ $count }张。
photo-none = 没有刚发来的照片可以改到{ $number }号。请再发一次。
where-same = 还是{ $where }
voice-words = （发来语音）
photo-words = （发来照片）
case-page = 看这件事
told-signed-contact = { $number }号：{ $who }{ $at }签收了。{ $contact }前联系您，{ $answer }前答复您。
told-handled-ask = 您看行吗？请回：
told-delayed = { $number }号要晚几天，对不住：{ $reason }。
    改到{ $answer }前答复您（原定{ $before }）。急就回『催办』，也可打12345。
told-asked = { $number }号，{ $who }的同事问您：“{ $question }”
    直接回就行，照片也行。
told-failed = { $number }号我们去核过，还没办到位，对不住。已退回重新办，{ $answer }前答复您。
told-ordered = { $number }号：总指导员定了，换一位同事重新办，{ $answer }前答复您。
told-refused = { $number }号，总指导员答复您：{ $reason }
    还有想法，直接说；也可打12345。
told-turned-away = { $number }号这里办不了：{ $reason }。
    请找：{ $turn_to }。也可打12345。
rate-redo-same = 对不住，没办到位。{ $number }号重新办，{ $answer }前答复您。
rate-review = 对不住，两次都没办到位。{ $number }号交给总指导员了，{ $answer }前书面答复您。
rate-why = 哪里没好？说一句或拍张照；不说也照办。也可打12345。
rate-anew = 对不住。{ $number }号已经了结，这次另记一件，跟它连着：{ $what }。
rate-noted = 谢谢您，记下了（{ $number }号）。没好就回『没好』，还能重新办。
rate-slow = 谢谢您直说，{ $number }号办结了，不满意的地方也记下了。没解决就回『没好』，重新办。
rate-stars = 给{ $number }号打{ $stars }星吗？
rate-stars-yes = 是的
rate-stars-say = 评价 { $number } { $stars }
alert-review = 【要答复】{ $number }号：{ $what }。居民第{ $count }次说没好，请书面答复：回『同意重办 { $number } 理由』或『不重办 { $number } 答复』。
status-line = ✓ { $at } { $what }
status-now = 现在：{ $what }
status-next-yours = 您一回话就接着办，等您的时间不算在期限里。
line-opened = 收到
line-sent = 转给{ $who }
line-signed = { $who }签收
line-contacted = 已联系您
line-asked = 问您：{ $words }
line-answered = 您回话了
line-deferred = 延期到{ $day }：{ $words }
line-handled = 办了：{ $words }
line-failed = 我们核过，还没到位，重新办
line-again = 您说没好，重新打开
line-ordered = 总指导员定了重新办
line-refused = 总指导员答复：{ $words }
line-rejected = 没有受理：{ $words }
line-diverted = 不归街道办：{ $words }
line-merged = 和邻居报的并在一起办
line-closed = 办结
line-withdrawn = 您撤回了
line-no-words = 没有留话
now-submitted = 街道值班在看
now-accepted = 在派给办事的人
now-dispatched = 等{ $who }签收
now-handling = { $who }在办
now-joint = { $who }在办，联办：{ $helpers }
now-waiting-resident = 等您回话：“{ $words }”
now-deferred = { $who }在办，延期了
now-reopen-requested = 总指导员在看
urge-again = { $number }号今天催过了（第{ $count }次），{ $who }知道了，一天记一次。
urge-answer = { $answer }前答复您。有新情况直接说，也可打12345。
