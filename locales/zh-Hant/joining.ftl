# Neighbours who report the same thing, merging, and incidents (事件)

similar-offer = 已有{ $count }位居民反映同一件事，{ $who }在辦。
similar-follow = 併到一起，一起等消息
similar-follow-say = 併到一起
similar-joined = 好，您的{ $number }號併到那件事裡了。有進展一起告訴您；要是不是一回事，回『拆開 { $number }』。
similar-apart = 好，分開了：{ $number }號單獨辦。
follower-signed = 您關注的事（{ $what }）：{ $who }簽收了。
follower-handled =
    您關注的事（{ $what }）辦了：{ $result }
    要是還沒好，回『沒好 { $number }』。
follower-update = 您關注的事（{ $what }）有新情況：{ $text }
follower-joined = 您關注的事（{ $what }）和另一件合在一起辦了，進展照樣告訴您。
incident-joined =
    { $what }：不少居民都反映了，{ $who }在處理。
    最新情況：{ $text }
    您的{ $number }號已記在裡面，有進展馬上告訴您，不用再報。
    有人受傷或被困，請先打119或120，再回這裡。
incident-no-text = 正在核實，有消息馬上告訴大家。

merge-done = { $number }號併入{ $parent }號。{ $number }號的居民以後看{ $parent }號的進展。併錯了：拆案 { $number }
merge-which = 併到哪一件？請回『併案 { $number } 號碼』。
merge-not = { $number }號沒動，沒併到{ $parent }號：兩件都要歸您管、都沒辦結才能併。回『待辦』看一下。
part-done = { $number }號拆出來了，重新待簽收。
part-not = { $number }號沒有併在別的案裡，沒動。回『待辦』看一下。
incident-new =
    { $number }號事件已開：{ $what }。之後同一處的同類反映會自動併進來。
    發最新情況：事件 { $number } 正在搶修
    結束：辦結 { $number } 已恢復
incident-what = 什麼事、在哪裡？例如：事件 停電 宜川四村
incident-updated = { $number }號的新情況已發給{ $count }位居民。
incident-unknown = { $number }號不是在辦的事件，沒有發出去。要新開一個，回『事件 停電 宜川四村』。
alert-joined = 又有{ $count }位居民反映
detail-before = 以前辦過：{ $number } { $result }
detail-joined = 併入{ $count }件
