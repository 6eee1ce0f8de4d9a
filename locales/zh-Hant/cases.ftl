# 訴求：記下、問地點、進度、催辦、補充、撤回、評價。語氣見 docs/voice.zh-CN.md：短句，先說要緊的，再說下一步，再說到什麼時候。

case-noted = 記下了：{ $what }。
case-to-grid = 您的編號：{ $serial }號（{ $number }），已轉{ $grid }。
case-to-desk = 您的編號：{ $serial }號（{ $number }），街道值班看了就轉給管這事的人。
case-dates = { $contact }前有人聯繫您，{ $answer }前答覆。
case-photo = 有照片直接發。想留電話也可以，不留照辦。
case-photo-thanks = 照片一起收下了。想留電話也可以，不留照辦。
case-unknown = 沒找到您的{ $number }號。回『我的』，看您報過的事。
case-over = { $number }號已經了結。再出問題，直接說一句就行。

place-unknown = 地點待補
desk-name = 街道值班

where-ask = 明白，{ $topic }，先記下了（{ $serial }號）。在哪裡？
    回小區或路名門牌，發定位也行。說不清就選：
where-ask-me = 讓同事來問我
where-ask-me-say = 讓同事來問我
where-desk = 好的。{ $serial }號（{ $number }）放在街道值班這裡，同事會來問您，不會丟。
where-outside = 這個地方不在我們街道。{ $serial }號先留在街道值班這裡。
    您也可以再發一次定位，或者說小區名。
case-placed = 地點記下了：{ $what }。

split-ask = 您說了兩件事：{ $first }、{ $second }。要分成兩件分別辦嗎？
split-yes = 分成兩件
split-yes-say = 分成兩件
split-no = 就算一件
split-no-say = 就算一件
split-kept = 好，按一件辦。

outside = 您說的地方歸{ $street }，不歸我們街道。
    可以打12345，會轉給那邊。也可以讓我先記一筆，請同事幫您問問。
outside-somewhere = 您說的地方不在我們街道。
    可以打12345，會轉給當地。也可以讓我先記一筆，請同事幫您問問。
outside-note = 幫我記一筆
outside-note-say = 幫我記一筆

photo-added = 照片加到{ $number }號了，一共{ $count }張。
photo-waiting = 照片收到了（{ $count }張）。哪裡、什麼問題？說一句就行。
pin-added = 定位加到{ $number }號了。
pin-stations = 我是要找驛站
pin-stations-say = 附近驛站
edit-added = 改過的話也記到{ $number }號了。
link-received = 鏈接我打不開。哪裡不好，用一句話告訴我就行。
voice-kept = 語音收到了（{ $number }號）。我沒聽明白，值班同事會聽，{ $by }前回您。
    有危險直接打110/119/120。

mine-head = 您有{ $count }件事在辦：
mine-line = { $number }號 { $what }（{ $state }）
mine-none = 您在這裡還沒有報過事。哪裡不好，一句話告訴我。
mine-none-open = 您報的事都了結了。再有事，直接說一句就行。
status-head = { $number }號 { $what }
status-next = { $answer }前答覆。急就回『催辦』，有新情況直接說。
status-next-quiet = 同事在跟進。有新情況直接說。
status-ask = 您看行嗎？回『行』或『沒好』。
outcome-solved = 這件辦結了。再出問題，直接說一句。
outcome-explained = 這件已經答覆說明。還有疑問，直接說一句。
outcome-cannot = 這件暫時辦不了，原因已經跟您說明。有新情況直接說。
outcome-not-found = 到現場沒有找到。有新情況直接說。
outcome-withdrawn = 這件您撤回了。還要辦，再說一句就行。
outcome-diverted = 這件不歸街道辦，已經告訴您該找哪裡。

state-submitted = 值班在看
state-accepted = 已受理
state-dispatched = 待簽收
state-handling = 在辦
state-joint = 聯辦中
state-waiting-resident = 等補充情況
state-deferred = 延期
state-handled = 辦了，等確認
state-closed = 已辦結
state-reopen-requested = 要求重辦
state-reviewed = 已歸檔
state-rejected = 未受理
state-merged = 已併案

urge-done = { $number }號催過了（第{ $count }次），已告訴{ $who }，排到前面辦。
add-done = 補到{ $number }號了。還有就接著說。
withdraw-sure = 要撤回{ $number }號（{ $what }）嗎？撤回後就不再辦了。
withdraw-yes = 撤回
withdraw-yes-say = 確定撤回
withdraw-no = 不撤，接著辦
withdraw-no-say = 不撤
withdraw-done = { $number }號撤回了。還要辦，再說一句就行。
withdraw-kept = 好，{ $number }號接著辦。
which = 您說的是哪一件？
which-urge-say = 催辦 { $number }
which-add-say = 補充 { $number }
which-withdraw-say = 撤回 { $number }
which-rate-say = 滿意 { $number }
which-unrated-say = 不滿意 { $number }
rate-thanks = 謝謝您，{ $number }號辦結了。再出問題，直接說一句。
rate-nothing = 好的。有事一句話告訴我。
rate-again = 對不住。是哪裡、哪件事沒好？說一句，我馬上記下。也可打12345。
rate-early = { $number }號還在辦。辦了再問您行不行。
rate-unsolved = 對不住，還沒辦好。您的話加到{ $number }號了，經辦的人會看到。也可打12345。
rate-redo = 對不住，沒辦到位。{ $number }號重新辦，換一位同事，{ $answer }前答覆您。
rate-redo-soon = 對不住，沒辦到位。{ $number }號重新辦，有進展就告訴您。

cancel-done = 好，不弄了。有事再叫我。
cancel-case = 好。{ $number }號已經記下，照常辦。要撤回，請回『撤回 { $number }』。

told-signed = { $number }號：{ $who }{ $at }簽收了，{ $answer }前答覆您。
told-handled = { $number }號辦了：{ $at }，{ $result }。
    不回也不算您滿意，我們會再核一遍。
told-quiet = 您有一條新回覆。
told-fine = 行
told-fine-say = 滿意 { $number }
told-not-fine = 沒好
told-not-fine-say = 沒好 { $number }
headline = { $where }，{ $what }
urge-late = 原定{ $answer }前答覆，是我們慢了，對不住。也可打12345。
status-late = 原定{ $answer }前答覆，是我們慢了，對不住。急就回『催辦』，也可打12345。
told-signed-soon = { $number }號：{ $who }{ $at }簽收了，會盡快答覆您。
mine-more = 還有{ $count }件，說號就能查。
told-words = { $number }號，{ $who }的同事說：“{ $words }”
    有話直接回。
reply-passed = 轉給經辦的同事了（{ $number }號）。
add-done-again = 您剛才報過了（{ $number }號），這句也加進去了，不用重報。
add-done-over = 記下了，值班同事馬上看到。人平安就好。
    真的不用再來人，回『不急』。
add-done-emergency = 加到{ $number }號了，值班看得到。
    有危險先打110/119/120，別等。
add-done-quiet = 我都記下了，值班同事看得到。
    有危險，馬上打110或120。
add-done-desk = 加到{ $number }號了，值班同事一起看。
add-where = 就差地點：回小區或門牌，發定位也行。
where-again = { $number }號就差一個地點。回小區名或門牌，或者選：
where-side = { $what }，收到。光看這個還分不清在哪一邊，請選：
choose-again = 沒弄明白您選哪個。請選：
case-moved = 好，{ $number }號的地點記成：{ $what }。
move-asked = { $number }號已經有人在辦，您的話轉給經辦的同事了。
move-ask = 要把{ $number }號的地點改成{ $where }嗎？
move-yes = 改
move-no = 不改
move-kept = 好，{ $number }號的地點不動。要報另一件事，說一句就行。
split-apart = 是另一件事
split-apart-say = 是另一件事
lost-add = 補到{ $number }號
which-status-say = 進度 { $number }
withdraw-undo = 還是要辦
rate-ask = { $number }號您看行嗎？
pin-words = （發來定位）
after-hours = 現在是下班時間，上班就辦。急的話12345一直有人。
photo-whose = 給{ $number }號
photo-given = 照片改到{ $number }號了，一共{ $count }張。
photo-none = 沒有剛發來的照片可以改到{ $number }號。請再發一次。
where-same = 還是{ $where }
voice-words = （發來語音）
photo-words = （發來照片）
case-page = 看這件事
told-signed-contact = { $number }號：{ $who }{ $at }簽收了。{ $contact }前聯繫您，{ $answer }前答覆您。
told-handled-ask = 您看行嗎？請回：
told-delayed = { $number }號要晚幾天，對不住：{ $reason }。
    改到{ $answer }前答覆您（原定{ $before }）。急就回『催辦』，也可打12345。
told-asked = { $number }號，{ $who }的同事問您：“{ $question }”
    直接回就行，照片也行。
told-failed = { $number }號我們去核過，還沒辦到位，對不住。已退回重新辦，{ $answer }前答覆您。
told-ordered = { $number }號：總指導員定了，換一位同事重新辦，{ $answer }前答覆您。
told-refused = { $number }號，總指導員答覆您：{ $reason }
    還有想法，直接說；也可打12345。
told-turned-away = { $number }號這裡辦不了：{ $reason }。
    請找：{ $turn_to }。也可打12345。
rate-redo-same = 對不住，沒辦到位。{ $number }號重新辦，{ $answer }前答覆您。
rate-review = 對不住，兩次都沒辦到位。{ $number }號交給總指導員了，{ $answer }前書面答覆您。
rate-why = 哪裡沒好？說一句或拍張照；不說也照辦。也可打12345。
rate-anew = 對不住。{ $number }號已經了結，這次另記一件，跟它連著：{ $what }。
rate-noted = 謝謝您，記下了（{ $number }號）。沒好就回『沒好』，還能重新辦。
rate-slow = 謝謝您直說，{ $number }號辦結了，不滿意的地方也記下了。沒解決就回『沒好』，重新辦。
rate-stars = 給{ $number }號打{ $stars }星嗎？
rate-stars-yes = 是的
rate-stars-say = 評價 { $number } { $stars }
alert-review = 【要答覆】{ $number }號：{ $what }。居民第{ $count }次說沒好，請書面答覆：回『同意重辦 { $number } 理由』或『不重辦 { $number } 答覆』。
status-line = ✓ { $at } { $what }
status-now = 現在：{ $what }
status-next-yours = 您一回話就接著辦，等您的時間不算在期限裡。
line-opened = 收到
line-sent = 轉給{ $who }
line-signed = { $who }簽收
line-contacted = 已聯繫您
line-asked = 問您：{ $words }
line-answered = 您回話了
line-deferred = 延期到{ $day }：{ $words }
line-handled = 辦了：{ $words }
line-failed = 我們核過，還沒到位，重新辦
line-again = 您說沒好，重新打開
line-ordered = 總指導員定了重新辦
line-refused = 總指導員答覆：{ $words }
line-rejected = 沒有受理：{ $words }
line-diverted = 不歸街道辦：{ $words }
line-merged = 和鄰居報的併在一起辦
line-closed = 辦結
line-withdrawn = 您撤回了
line-no-words = 沒有留話
now-submitted = 街道值班在看
now-accepted = 在派給辦事的人
now-dispatched = 等{ $who }簽收
now-handling = { $who }在辦
now-joint = { $who }在辦，聯辦：{ $helpers }
now-waiting-resident = 等您回話：“{ $words }”
now-deferred = { $who }在辦，延期了
now-reopen-requested = 總指導員在看
urge-again = { $number }號今天催過了（第{ $count }次），{ $who }知道了，一天記一次。
urge-answer = { $answer }前答覆您。有新情況直接說，也可打12345。
