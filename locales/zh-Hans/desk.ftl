# 说话的规矩、欢迎、帮助、隐私、语言、找人。

welcome = 侬好，我是{ $bot }，{ $street }的智能小助手。
    哪里不好，一句话告诉我，语音也行。
    找地方歇脚，发个定位。
    找人，回『人工』。危险先打110/119/120。
    个人信息只用来办您的事。想删，回『删除我的信息』。
scene-place = 您扫的是：{ $place }。有什么问题，说一句就行。
help = 这样说就行：
    · 报事：二村5号3楼楼道堆物
    · 查事：7号怎么样了
    · 歇脚：附近哪里能充电，或发定位
    · 党群中心：免费服务
    · 找人：人工。危险先打110/119/120
menu-report = 说件事
menu-report-say = 说件事
menu-stations = 找驿站
menu-stations-say = 附近驿站
menu-mine = 我的
menu-mine-say = 我的
menu-human = 人工
menu-human-say = 人工
how-to-report = 说吧：哪里、什么问题，一句话就行，语音也行。有照片一起发。
thanks = 不客气，应该的。有事您说一句就行。
other = 这句我没弄明白。要报事，请说哪里、什么问题；找人，回『人工』。
    有危险直接打110/119/120。

human-called = 好，请值班同事来（{ $number }号），{ $by }前回您。您可以先把事情说一说。
    有危险直接打110/119/120，别等。
ask-me = 帮我问
ask-me-say = 帮我问
ask-noted = 好，我去问（{ $number }号），{ $by }前答复您。
suggestion-kept = 谢谢您的建议，记下了（{ $number }号）。街道会看，有结果告诉您。
volunteer-kept = 太好了，谢谢您愿意帮忙（{ $number }号）。同事会联系您。
unpublished-course = 课程单还没有放到这里，以现场公布为准。要我帮您问吗？
unpublished-route = 『行走的党课』怎么走，还没有放到这里，以现场公布为准。要我帮您问吗？
unpublished-activity = 近期活动还没有放到这里，以现场公布为准。要我帮您问吗？
faq-unknown = 这个我没有确认的说法，不敢乱答。要我问值班同事吗？急的话也可打12345。

language-which = 用哪种文字？
language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
language-set = 好，以后用简体中文。
phone-kept = 电话记到{ $number }号了，只有经办的人看得到。
phone-no-case = 还不知道这个电话是为哪件事留的。先说一句哪里、什么问题，再把电话发来。
erase-sure = 会删掉：了结的事里您说的话、照片、位置、电话，还有这里的对话。
    会留下：有过这件事、什么时候、怎么办的。在办的事，办完再删。
    删了找不回来。要删吗？
erase-yes = 删除
erase-yes-say = 确定删除
erase-no = 不删
erase-no-say = 不删了
erase-kept = 好，没有删。
erase-done = 删好了。
erase-done-open = 删好了。还有{ $count }件在办，办完就自动删，不用再说。

kind-appeal = 诉求
kind-voice = 语音留言
kind-human = 请人工
kind-question = 代为询问
kind-incident = 大面积情况
unreadable = 这个我看不懂。用文字或语音说一句，或者发张照片、发个定位都行。
privacy-link = 个人信息怎么用
app-link = 小程序:驿站地图、预约、我的事
kind-quiet = 您说的事
nod = 好的。有事一句话告诉我。
greet = 侬好，我在。哪里、什么问题，说一句就行。
thanks-ask = 不客气，应该的。{ $number }号要是行，回『行』就办结。
human-coming = 已经请过值班同事了（{ $number }号），这句也转过去了。
    有危险直接打110/119/120，别等。
ask-what = 想问什么？说一句，我去问。
