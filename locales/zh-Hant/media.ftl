### 照片、語音和視頻：取不到時怎麼說，能看時怎麼給

media-photo = 照片
media-voice = 語音
media-video = 視頻
media-why-expired = 平台只存三天，已過期
media-why-large = 檔案太大
media-why-kind = 格式打不開
media-why-broken = 檔案壞了
media-why-refused = 平台沒有給到我們
# $what 是照片、語音或視頻,$why 是上面的一種原因
media-lost-yours =
    對不住，{ $number }號裏您發的{ $what }沒收到（{ $why }）。
    方便就再發一次，或用文字說一句。不發也照辦，日期不變。
media-lost-theirs =
    { $number }號：對方發來的{ $what }沒取到（{ $why }）。
    其餘內容都在。要緊就回『聯繫 { $number } …』問一句。

# 「詳情」裏的鏈接
media-links = 照片和語音（24小時內可看，請勿轉發）
media-called = { $what }{ $number }
media-coming = { $what }：還在取，過一會兒再看
media-gone = { $what }：沒取到（{ $why }）

# 打開鏈接時
media-link-over = 這個鏈接過期了。請回到聊天裏再要一次，會給您新的。
media-link-wrong = 這裏沒有您能看的內容。請回到聊天裏再要一次鏈接。
media-link-busy = 這會兒取不出來，請過一會兒再打開。
