# Neighbours who report the same thing, merging, and incidents (事件)

similar-offer = 已有{ $count }位居民反映同一件事，{ $who }在办。
similar-follow = 并到一起，一起等消息
similar-follow-say = 并到一起
similar-joined = 好，您的{ $number }号并到那件事里了。有进展一起告诉您；要是不是一回事，回『拆开 { $number }』。
similar-apart = 好，分开了：{ $number }号单独办。
follower-signed = 您关注的事（{ $what }）：{ $who }签收了。
follower-handled =
    您关注的事（{ $what }）办了：{ $result }
    要是还没好，回『没好 { $number }』。
follower-update = 您关注的事（{ $what }）有新情况：{ $text }
follower-joined = 您关注的事（{ $what }）和另一件合在一起办了，进展照样告诉您。
incident-joined =
    { $what }：不少居民都反映了，{ $who }在处理。
    最新情况：{ $text }
    您的{ $number }号已记在里面，有进展马上告诉您，不用再报。
    有人受伤或被困，请先打119或120，再回这里。
incident-no-text = 正在核实，有消息马上告诉大家。

merge-done = { $number }号并入{ $parent }号。{ $number }号的居民以后看{ $parent }号的进展。并错了：拆案 { $number }
merge-which = 并到哪一件？请回『并案 { $number } 号码』。
merge-not = { $number }号没动，没并到{ $parent }号：两件都要归您管、都没办结才能并。回『待办』看一下。
part-done = { $number }号拆出来了，重新待签收。
part-not = { $number }号没有并在别的案里，没动。回『待办』看一下。
incident-new =
    { $number }号事件已开：{ $what }。之后同一处的同类反映会自动并进来。
    发最新情况：事件 { $number } 正在抢修
    结束：办结 { $number } 已恢复
incident-what = 什么事、在哪里？例如：事件 停电 宜川四村
incident-updated = { $number }号的新情况已发给{ $count }位居民。
incident-unknown = { $number }号不是在办的事件，没有发出去。要新开一个，回『事件 停电 宜川四村』。
alert-joined = 又有{ $count }位居民反映
detail-before = 以前办过：{ $number } { $result }
detail-joined = 并入{ $count }件
