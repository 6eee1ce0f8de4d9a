# 預約：選時間，約上或排隊，提醒，取消。約不上也說下一步。
book-what = 想約哪一項？
book-none = 現在沒有可以預約的服務。中心有安排了，這裡就能約。
book-not-this = { $service }不用預約，或者還沒有開放預約，以中心公佈為準。
book-say = 預約 { $service }
book-label = 預約{ $service }
book-when = { $service }，選個時間：
book-when-else = { $service }：您說的時間沒有。最近的這些，選一個：
book-nothing = { $service }最近都約滿了。過幾天再來看看，有人取消就會空出來。
book-slot = { $at }（餘{ $free }）
book-slot-full = { $at }（滿，可排隊，已有{ $waiting }人）
book-sample = 樣例數據，僅供試用。
book-unconfirmed = 這些時間還沒有確認，以中心公佈為準。
book-done = 約好了：{ $service }，{ $at }。
    您的預約號：{ $number }，到了報號就行。
    來不了請早點取消，讓給排隊的人。
book-reminded-perhaps = 微信兩天沒說話我就不能先開口，提醒不一定送得到，請自己也記一下。
book-notice = 讓我能提醒您一次
book-reminded = 一小時前提醒您，隔天的前一晚也提醒。
book-waits = 排上隊了：{ $service }，{ $at }，第{ $place }位（{ $number }號）。
    有人取消，輪到您馬上告訴您。
book-remind = 提醒：您約了{ $service }，{ $at }，預約號{ $number }。來不了請取消：
book-let-in = 有位子了：{ $service }，{ $at }，已給您留好，預約號{ $number }。來不了請取消：
book-left-out = 這次沒輪到您：{ $service }，{ $at }（{ $number }號），對不住。回『預約』看看別的時間。
book-cancel-say = 取消預約 { $number }
book-mine = 您的預約：
book-mine-none = 您沒有還沒到的預約。想約，回『預約』。
book-line = { $number }號 { $service } { $at }
book-line-waiting = { $number }號 { $service } { $at } 排隊第{ $place }位
book-which = 取消哪一個？
book-cancelled = 取消了：{ $service }，{ $at }。謝謝早說，有人排隊就給下一位。
book-not-past = 這個時間約不了了。回『預約』看別的時間。
book-not-full = 剛剛被約走了。還有這些，滿的可以排隊：
book-not-twice = 這個時間您已經約了。回『我的預約』看看。
book-not-many = 您已經有3個預約，用掉或取消一個再約。回『我的預約』看看。
book-not-card = 這項要憑一卡通。有卡請到中心拿一個碼，回『綁卡 碼』，再來約。
book-not-over = 沒有這個還沒到的預約。回『我的預約』看看。
# 中心值班
centre-not-yours = 這是中心值班用的。要預約，回『預約』；要找人，回『人工』。
book-list = { $day }預約{ $count }個：
book-list-none = { $day }沒有預約。
book-list-missed = { $line }（沒來）
book-absent = { $number }號記為沒來。只作記錄，不影響他再約。
book-absent-which = 哪個預約號沒來？比如『沒來 12』。
book-absent-early = 時間還沒到，等開始了再記。
card-code = 碼：{ $code }，24小時內有效，只能用一次。
    請持卡人自己發：綁卡 { $code }
card-unknown = 沒有這張卡，或者已經掛失。請核對卡號。
card-used = 記下了，今天第{ $count }次。只計次數，不記誰、不記做什麼。
card-bound = 綁好了，可以預約憑卡的服務了。回『預約』看看。
card-bind-wrong = 這個碼不對或過期了，請到中心再拿一個。
card-bad = 第{ $row }行沒有看懂卡號，跳過了。
card-imported = 一卡通：新增{ $new }，改了{ $changed }，已有{ $known }，跳過{ $bad }行。
# 小程式裡的預約
api-booking-made = 約好了：{ $service }，{ $at }，預約號{ $number }，到了報號就行。來不了請早點取消。
api-booking-waits = 排上隊了：{ $service }，{ $at }（{ $number }號）。有人取消，輪到您就告訴您。
api-booking-cancelled = 取消了：{ $service }，{ $at }（{ $number }號）。謝謝早說，有人排隊就給下一位。
api-book-past = 這個時間約不了了，請看看別的時間。
api-book-full = 這個時間約滿了，請看看別的時間。
api-book-full-line = 這個時間約滿了。可以排隊，有人取消就輪到您；也可以看看別的時間。
api-book-twice = 這個時間您已經約了，在『我的預約』裡。
api-book-many = 您已經有3個預約，用掉或取消一個再約。
api-book-card = 這項要憑一卡通。有卡請到中心拿一個碼，填進來綁上，再來約。
api-book-over = 這個預約已經過了，取消不了。
api-card-bound = 綁好了，可以預約憑卡的服務了。
