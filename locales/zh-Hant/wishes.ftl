# 微心願：許願，值班看過才公布，認領，圓了或退回。推送和列表裡沒有姓名電話。
wish-what = 想要什麼？一句話告訴我。
wish-kept = 心願記下了，心願{ $number }號。
    同事看過、去掉姓名電話再公布；有人認領就告訴您。不想要了，回：
wish-how = 有心願，回『許願 想要什麼』；您的，回『我的心願』。
wish-none = 現在沒有等人認領的心願。
wish-list = 這些心願等人認領，想幫忙回『認領 號』：
wish-line = { $number }號 { $words }
wish-desk-list = 待看的心願{ $count }個：
wish-quoted = 「{ $words }」
wish-mine = 您的心願：
wish-mine-claimed = 您認領的：
wish-mine-none = 您還沒有心願，也沒有認領過。有心願，回『許願 想要什麼』；想幫忙，回『心願』。
wish-mine-line = { $number }號 { $words }（{ $state }）
wish-state-new = 同事還在看
wish-state-open = 等人認領
wish-state-claimed = 有人認領了
wish-state-given = 說是辦好了，等許願的人說一聲
wish-state-done = 圓了
wish-state-refused = 沒有公布
wish-state-withdrawn = 收回了
# 要打的字
wish-word-claim = 認領 { $number }
wish-word-back = 退回心願 { $number }
wish-word-give = 心願送到 { $number }
wish-word-thank = 心願圓了 { $number }
wish-word-not-yet = 心願沒圓 { $number }
wish-word-withdraw = 收回心願 { $number }
wish-word-publish = 公布 { $number }
wish-word-refuse = 不公布 { $number }
# 做了什麼
wish-did-claim = 謝謝您！心願{ $number }號歸您了：「{ $words }」。
    街道幫兩邊約好；要說什麼回『傳話 { $number } …』，不帶姓名電話。送到了、辦不了，回：
wish-did-give-back = 好，心願{ $number }號重新公布，等下一位。謝謝您肯幫忙。
wish-did-give = 記下了，心願{ $number }號等許願的人說一聲。謝謝您！
wish-did-thank = 太好了！心願{ $number }號圓了，已替您謝過。
wish-did-not-yet = 知道了，心願{ $number }號已請認領的人再聯繫。
wish-did-say = 帶到了。街道不帶姓名電話；要見面，回『人工』。
wish-did-withdraw = 收回了，心願{ $number }號不再公布。
wish-did-publish = 公布了，心願{ $number }號：「{ $words }」。要改再發一次『公布 { $number } 新的一句』。
wish-did-refuse = 好，心願{ $number }號不公布，理由已告訴他。
# 做不了
wish-not-now = 心願{ $number }號現在是：{ $state }。這一步做不了。回『我的心願』看看。
wish-not-own = 這是您自己的心願，等別人來認領吧。
wish-not-often = 心願{ $number }號帶話的次數用完了。要約見面，回『人工』，值班幫您約。
wish-not-many = 您已經有3個心願在等，圓了或收回一個再許。回『我的心願』看看。
wish-not-many-claims = 您手上有3個心願了，圓好一個再認領。謝謝您！
wish-unknown = 沒有這個心願號。回『心願』看看有哪些。
wish-say-what = 帶什麼話？比如『傳話 { $number } 週六下午方便嗎』。
wish-refuse-why = 請寫理由，會告訴許願的人：『不公布 { $number } 理由』。
wish-danger = 這像是有危險：先打110、119、120。要街道來處理，請用『說件事』。
# 自己到的話
wish-told-desk-new = 【微心願】{ $number }號待看。
    寫成一句沒有姓名、門牌、電話的話：『公布 { $number } …』；不合適：『不公布 { $number } 理由』。
wish-told-desk-claimed = 【微心願】{ $number }號有人認領了，請幫兩邊約好。
wish-told-published = 您的心願{ $number }號公布了，有人認領就告訴您。不想公布了，回：
wish-told-refused = 您的心願{ $number }號沒有公布。要找人說，回『人工』。
wish-told-claimed = 好消息：您的心願{ $number }號有人認領了。街道幫兩邊約好；要說什麼回『傳話 { $number } …』，不帶姓名電話。
wish-told-back = 您的心願{ $number }號，認領的人這次辦不了，已重新公布，等下一位。
wish-told-taken-back = 心願{ $number }號由街道收回，重新公布了。謝謝您肯幫忙。
wish-told-given = 您的心願{ $number }號，認領的人說辦好了。圓了沒有？回：
wish-told-thanks = 心願{ $number }號圓了，謝謝您！
wish-told-not-yet = 心願{ $number }號，許願的人說還沒圓。請再聯繫，辦不了也沒關係，回：
wish-told-say = 心願{ $number }號，對方帶話給您。要回，發『傳話 { $number } …』。
wish-told-withdrawn = 心願{ $number }號，許願的人收回了，不用辦了。謝謝您！
wish-remind-look = 【微心願】{ $number }號一天了還沒看：『公布 { $number } …』或『不公布 { $number } 理由』。
wish-remind-give = 您認領的心願{ $number }號，辦得怎麼樣了？回：
wish-remind-desk = 【微心願】{ $number }號認領兩週了還沒有下文，請聯繫兩邊；要收回，發『退回心願 { $number }』。
# 小程式裡的心願
api-wish-did-make = 心願記下了。同事看過、去掉姓名電話再公布；有人認領就告訴您。
api-wish-did-claim = 謝謝您！這個心願歸您了。街道幫兩邊約好，也可以帶話，不帶姓名電話。
api-wish-did-give-back = 好，重新公布，等下一位。謝謝您肯幫忙。
api-wish-did-give = 記下了，等許願的人說一聲。謝謝您！
api-wish-did-thank = 太好了！已替您謝過。
api-wish-did-not-yet = 知道了，已請認領的人再聯繫。
api-wish-did-say = 帶到了。
api-wish-did-withdraw = 收回了，不再公布。
api-wish-state = 這個心願現在是：{ $state }。這一步做不了。
api-wish-own = 這是您自己的心願，等別人來認領吧。
api-wish-many = 已經有3個了，了結一個再來。
api-wish-often = 帶話的次數用完了。要約見面，請找人工，值班幫您約。
