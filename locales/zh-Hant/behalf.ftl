# 代報：替沒有微信的人報事，答覆打電話。

behalf-to-grid = 代報記下了：{ $serial }號（{ $number }），已轉{ $grid }。
behalf-to-desk = 代報記下了：{ $serial }號（{ $number }），街道值班看了就轉給管這事的人。
behalf-dates = { $contact }前打電話聯繫本人，{ $answer }前答覆。
behalf-answers = 本人沒有微信：進展和結果都打電話告訴，電話只有辦的人和值班看得到。有照片直接發。
behalf-earlier = 這個電話還有{ $numbers }號在辦。是同一件事，回『補充』加號碼說新情況。
behalf-phone = 請寫上本人的電話，比如『代報 13800000000 宜川四村12號樓道堆物』；座機寫『代報 電話 56000000 …』。
    本人不肯留電話，就用『上報 …』。
behalf-what = 什麼事、在哪裡？請和電話一起說，比如『代報 13800000000 宜川四村12號樓道堆物』。
behalf-not-yours = 您這個崗位不能代報。請打12345，或者請網格長、街道值班代報。
behalf-outside = 這個地方歸{ $street }，不歸我們街道，沒有記。請告訴本人打12345，會轉給那邊。
behalf-outside-somewhere = 這個地方不在我們街道，沒有記。請告訴本人打12345，會轉給當地。
behalf-calm = 好，{ $number }號不按緊急辦了，照常有人跟進。
