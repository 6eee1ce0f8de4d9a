# 平时与应急：两个人说了才算。居民看不到「应急状态」这样的词，只看到现在该怎么做。

street-mode-not-you = 进入应急、恢复常态由值班和总指导员决定。请联系值班。
street-mode-kinds = 没有『{ $asked }』这一类。现有：{ $kinds }。也可以只回『进入应急』。
street-mode-asked-emergency = 记下了：进入应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。还要另一位值班或总指导员也回『进入应急』，30分钟内有效。已经问他们了。
street-mode-asked-ordinary = 记下了：恢复常态。还要另一位值班或总指导员也回『恢复常态』，30分钟内有效。已经问他们了。
street-mode-alone-emergency = 要两个人：请另一位值班或总指导员回『进入应急』。
street-mode-alone-ordinary = 要两个人：请另一位值班或总指导员回『恢复常态』。
street-mode-done-emergency = 已进入应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。一般提醒先停，相关诉求按紧急办。要叫人，回『集结 …』。结束后两个人回『恢复常态』。
street-mode-done-ordinary = 已恢复常态。停着的提醒接着发。
street-mode-never = 现在就是常态，没有进入过应急。
street-mode-already-emergency = 已经在应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}中，{ $since }起。
street-mode-already-ordinary = 现在是常态，{ $since }起。
street-mode-line-emergency = { $at } 进入应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}：{ $names }
street-mode-line-ordinary = { $at } 恢复常态：{ $names }
street-mode-tell-asked-emergency = { $name }要进入应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。同意请回『进入应急』；不同意不用回，30分钟后作废。
street-mode-tell-asked-ordinary = { $name }要恢复常态。同意请回『恢复常态』；不同意不用回，30分钟后作废。
street-mode-tell-done-emergency = 街道已进入应急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。请保持手机畅通，注意安全。一般提醒先停。
street-mode-tell-done-ordinary = 街道已恢复常态，辛苦了。
street-mode-confirm-emergency = 进入应急
street-mode-confirm-ordinary = 恢复常态
street-mode-on = 【应急】{ $kind ->
    [none] {""}
   *[other] { $kind }，
}{ $since }起
