# 氣象、消防等部門的預警：原話轉給值班，由人決定下一步。

warning-alert = 【預警】{ $who } { $at }發佈：{ $what }
warning-update = 【預警更新】{ $who } { $at }發佈：{ $what }
warning-cancel = 【預警解除】{ $who } { $at }：{ $what }
warning-exercise = 【演練】{ $line }
warning-until = 有效到：{ $until }
warning-area = 範圍：{ $area }
warning-call = 叫人集合
warning-call-say = 集結 全街道 { $kind }
warning-drill-say = 演練 集結 全街道 { $kind }
warning-mode = 進入應急
warning-mode-say = 進入應急 { $kind }
warning-notice = 發提醒
warning-notice-say = 提醒 { $kind }
warning-taken = 已收下：{ $warning }（{ $fate ->
    [told] 已告訴值班和總指導員
    [exercise] 按演練告訴了值班和總指導員
    [silent] 測試或回執，沒有告訴人
    [elsewhere] 不在本街道，沒有告訴人
   *[late] 已過有效期，沒有告訴人
}）
warning-refused = 不是能讀的CAP 1.2：{ $why ->
        [long] 超過1 MiB
        [xml] 不是可以讀的XML（{ $name }）
        [root] 根元素要是CAP 1.2的“alert”
        [polygon] 多邊形至少四個點，末點與首點相同
        [circle] 圓寫成“緯度,經度 公里”
        [point] 點寫成“緯度,經度”
        [outside] 有一點不在地球上
        [references] references寫成“sender,identifier,sent”
        [name] “{ $name }”裏不能有空格、逗號、<、&
        [moment] “{ $name }”不是日期時間
        [zone] “{ $name }”沒有寫時區
        [known] “{ $name }”只能是：{ $known }
       *[missing] 缺“{ $name }”
    }
cap-restriction = 應急工作人員
cap-call = { $number } { $what }，集合點：{ $where }
cap-drill = 【演練】{ $number } { $what }，集合點：{ $where }
cap-bring = 請帶：{ $bring }
