# 說話的規矩、歡迎、幫助、隱私、語言、找人。

welcome = 儂好，我是{ $bot }，{ $street }的智能小助手。
    哪裡不好，一句話告訴我，語音也行。
    找地方歇腳，發個定位。
    找人，回『人工』。危險先打110/119/120。
    個人信息只用來辦您的事。想刪，回『刪除我的信息』。
scene-place = 您掃的是：{ $place }。有什麼問題，說一句就行。
help = 這樣說就行：
    · 報事：二村5號3樓樓道堆物
    · 查事：7號怎麼樣了
    · 歇腳：附近哪裡能充電，或發定位
    · 黨群中心：免費服務
    · 找人：人工。危險先打110/119/120
menu-report = 說件事
menu-report-say = 說件事
menu-stations = 找驛站
menu-stations-say = 附近驛站
menu-mine = 我的
menu-mine-say = 我的
menu-human = 人工
menu-human-say = 人工
how-to-report = 說吧：哪裡、什麼問題，一句話就行，語音也行。有照片一起發。
thanks = 不客氣，應該的。有事您說一句就行。
other = 這句我沒弄明白。要報事，請說哪裡、什麼問題；找人，回『人工』。
    有危險直接打110/119/120。

human-called = 好，請值班同事來（{ $number }號），{ $by }前回您。您可以先把事情說一說。
    有危險直接打110/119/120，別等。
ask-me = 幫我問
ask-me-say = 幫我問
ask-noted = 好，我去問（{ $number }號），{ $by }前答覆您。
suggestion-kept = 謝謝您的建議，記下了（{ $number }號）。街道會看，有結果告訴您。
volunteer-kept = 太好了，謝謝您願意幫忙（{ $number }號）。同事會聯繫您。
unpublished-course = 課程單還沒有放到這裡，以現場公布為準。要我幫您問嗎？
unpublished-route = 『行走的黨課』怎麼走，還沒有放到這裡，以現場公布為準。要我幫您問嗎？
unpublished-activity = 近期活動還沒有放到這裡，以現場公布為準。要我幫您問嗎？
faq-unknown = 這個我沒有確認的說法，不敢亂答。要我問值班同事嗎？急的話也可打12345。

language-which = 用哪種文字？
language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
language-set = 好，以後用繁體中文。
phone-kept = 電話記到{ $number }號了，只有經辦的人看得到。
phone-no-case = 還不知道這個電話是為哪件事留的。先說一句哪裡、什麼問題，再把電話發來。
erase-sure = 會刪掉：了結的事裡您說的話、照片、位置、電話，還有這裡的對話。
    會留下：有過這件事、什麼時候、怎麼辦的。在辦的事，辦完再刪。
    刪了找不回來。要刪嗎？
erase-yes = 刪除
erase-yes-say = 確定刪除
erase-no = 不刪
erase-no-say = 不刪了
erase-kept = 好，沒有刪。
erase-done = 刪好了。
erase-done-open = 刪好了。還有{ $count }件在辦，辦完就自動刪，不用再說。

kind-appeal = 訴求
kind-voice = 語音留言
kind-human = 請人工
kind-question = 代為詢問
kind-incident = 大面積情況
unreadable = 這個我看不懂。用文字或語音說一句，或者發張照片、發個定位都行。
privacy-link = 個人信息怎麼用
app-link = 小程式:驛站地圖、預約、我的事
kind-quiet = 您說的事
nod = 好的。有事一句話告訴我。
greet = 您好，我在。哪裡、什麼問題，說一句就行。
thanks-ask = 不客氣，應該的。{ $number }號要是行，回『行』就辦結。
human-coming = 已經請過值班同事了（{ $number }號），這句也轉過去了。
    有危險直接打110/119/120，別等。
ask-what = 想問什麼？說一句，我去問。
