# 气象、消防等部门的预警：原话转给值班，由人决定下一步。

warning-alert = 【预警】{ $who } { $at }发布：{ $what }
warning-update = 【预警更新】{ $who } { $at }发布：{ $what }
warning-cancel = 【预警解除】{ $who } { $at }：{ $what }
warning-exercise = 【演练】{ $line }
warning-until = 有效到：{ $until }
warning-area = 范围：{ $area }
warning-call = 叫人集合
warning-call-say = 集结 全街道 { $kind }
warning-drill-say = 演练 集结 全街道 { $kind }
warning-mode = 进入应急
warning-mode-say = 进入应急 { $kind }
warning-notice = 发提醒
warning-notice-say = 提醒 { $kind }
warning-taken = 已收下：{ $warning }（{ $fate ->
    [told] 已告诉值班和总指导员
    [exercise] 按演练告诉了值班和总指导员
    [silent] 测试或回执，没有告诉人
    [elsewhere] 不在本街道，没有告诉人
   *[late] 已过有效期，没有告诉人
}）
warning-refused = 不是能读的CAP 1.2：{ $why ->
        [long] 超过1 MiB
        [xml] 不是可以读的XML（{ $name }）
        [root] 根元素要是CAP 1.2的“alert”
        [polygon] 多边形至少四个点，末点与首点相同
        [circle] 圆写成“纬度,经度 公里”
        [point] 点写成“纬度,经度”
        [outside] 有一点不在地球上
        [references] references写成“sender,identifier,sent”
        [name] “{ $name }”里不能有空格、逗号、<、&
        [moment] “{ $name }”不是日期时间
        [zone] “{ $name }”没有写时区
        [known] “{ $name }”只能是：{ $known }
       *[missing] 缺“{ $name }”
    }
cap-restriction = 应急工作人员
cap-call = { $number } { $what }，集合点：{ $where }
cap-drill = 【演练】{ $number } { $what }，集合点：{ $where }
cap-bring = 请带：{ $bring }
