# 平時與應急：兩個人說了才算。居民看不到「應急狀態」這樣的詞，只看到現在該怎麼做。

street-mode-not-you = 進入應急、恢復常態由值班和總指導員決定。請聯繫值班。
street-mode-kinds = 沒有『{ $asked }』這一類。現有：{ $kinds }。也可以只回『進入應急』。
street-mode-asked-emergency = 記下了：進入應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。還要另一位值班或總指導員也回『進入應急』，30分鐘內有效。已經問他們了。
street-mode-asked-ordinary = 記下了：恢復常態。還要另一位值班或總指導員也回『恢復常態』，30分鐘內有效。已經問他們了。
street-mode-alone-emergency = 要兩個人：請另一位值班或總指導員回『進入應急』。
street-mode-alone-ordinary = 要兩個人：請另一位值班或總指導員回『恢復常態』。
street-mode-done-emergency = 已進入應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。一般提醒先停，相關訴求按緊急辦。要叫人，回『集結 …』。結束後兩個人回『恢復常態』。
street-mode-done-ordinary = 已恢復常態。停着的提醒接着發。
street-mode-never = 現在就是常態，沒有進入過應急。
street-mode-already-emergency = 已經在應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}中，{ $since }起。
street-mode-already-ordinary = 現在是常態，{ $since }起。
street-mode-line-emergency = { $at } 進入應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}：{ $names }
street-mode-line-ordinary = { $at } 恢復常態：{ $names }
street-mode-tell-asked-emergency = { $name }要進入應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。同意請回『進入應急』；不同意不用回，30分鐘後作廢。
street-mode-tell-asked-ordinary = { $name }要恢復常態。同意請回『恢復常態』；不同意不用回，30分鐘後作廢。
street-mode-tell-done-emergency = 街道已進入應急{ $kind ->
    [none] {""}
   *[other] （{ $kind }）
}。請保持手機暢通，注意安全。一般提醒先停。
street-mode-tell-done-ordinary = 街道已恢復常態，辛苦了。
street-mode-confirm-emergency = 進入應急
street-mode-confirm-ordinary = 恢復常態
street-mode-on = 【應急】{ $kind ->
    [none] {""}
   *[other] { $kind }，
}{ $since }起
