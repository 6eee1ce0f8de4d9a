### 照片、语音和视频：取不到时怎么说，能看时怎么给

media-photo = 照片
media-voice = 语音
media-video = 视频
media-why-expired = 平台只存三天，已过期
media-why-large = 文件太大
media-why-kind = 格式打不开
media-why-broken = 文件坏了
media-why-refused = 平台没有给到我们
# $what 是照片、语音或视频,$why 是上面的一种原因
media-lost-yours =
    对不住，{ $number }号里您发的{ $what }没收到（{ $why }）。
    方便就再发一次，或用文字说一句。不发也照办，日期不变。
media-lost-theirs =
    { $number }号：对方发来的{ $what }没取到（{ $why }）。
    其余内容都在。要紧就回『联系 { $number } …』问一句。

# 「详情」里的链接
media-links = 照片和语音（24小时内可看，请勿转发）
media-called = { $what }{ $number }
media-coming = { $what }：还在取，过一会儿再看
media-gone = { $what }：没取到（{ $why }）

# 打开链接时
media-link-over = 这个链接过期了。请回到聊天里再要一次，会给您新的。
media-link-wrong = 这里没有您能看的内容。请回到聊天里再要一次链接。
media-link-busy = 这会儿取不出来，请过一会儿再打开。
