# 给别的系统看的：哪里不对，怎么改。

api-no-key = 要有效的密钥：请在 Authorization 里写 Bearer 加密钥。
api-not-there = 没有这个地址，或没有这个编号。
api-not-allowed = 这个地址不接受这种方法，可用的写在 Allow 里。
api-too-long = 内容太长了，请缩短后再发。
api-busy = 现在忙，没有记下，请过一会儿用同一个 Idempotency-Key 再发。
api-no-json = 内容不是 JSON。
api-no-object = 内容要是一个 JSON 对象，像 {"{"}"kind": "防汛", "where": "中潭路口"{"}"}。
api-key-missing = 请带上 Idempotency-Key（1 到 200 个字符），重发时用同一个，就不会有两份。
api-key-reused = 这个 Idempotency-Key 已用于别的内容，请换一个。
api-faults = 有{ $count }处要改，改好再发；还没有记下，也没有叫任何人。
api-fault-unknown = 没有这一栏。
api-fault-missing = 这一栏不能空。
api-fault-scope = 叫哪里？请写 grids 或 groups；叫全街道，写 "whole": true。
api-fault-whole = 全街道和指定的网格、组只能选一样。
api-fault-text = 要是文字。
api-fault-long = 最多{ $most }个字。
api-fault-yes = 要是 true 或 false。
api-fault-number = 要是 0 到 { $most } 的整数，0 是不限。
api-fault-moment = 要写成 2026-11-23T20:30:00+08:00 这样，带时区。
api-fault-past = 这个时间已经过了；现在就要，这一栏不写。
api-fault-far = 最多提前七天。
api-fault-names = 要是名称的列表，像 ["宜南"]。
api-fault-strange = 不认识“{ $name }”。有：{ $known }
