# 給別的系統看的：哪裡不對，怎麼改。

api-no-key = 要有效的密鑰：請在 Authorization 裡寫 Bearer 加密鑰。
api-not-there = 沒有這個地址，或沒有這個編號。
api-not-allowed = 這個地址不接受這種方法，可用的寫在 Allow 裡。
api-too-long = 內容太長了，請縮短後再發。
api-busy = 現在忙，沒有記下，請過一會兒用同一個 Idempotency-Key 再發。
api-no-json = 內容不是 JSON。
api-no-object = 內容要是一個 JSON 物件，像 {"{"}"kind": "防汛", "where": "中潭路口"{"}"}。
api-key-missing = 請帶上 Idempotency-Key（1 到 200 個字元），重發時用同一個，就不會有兩份。
api-key-reused = 這個 Idempotency-Key 已用於別的內容，請換一個。
api-faults = 有{ $count }處要改，改好再發；還沒有記下，也沒有叫任何人。
api-fault-unknown = 沒有這一欄。
api-fault-missing = 這一欄不能空。
api-fault-scope = 叫哪裡？請寫 grids 或 groups；叫全街道，寫 "whole": true。
api-fault-whole = 全街道和指定的網格、組只能選一樣。
api-fault-text = 要是文字。
api-fault-long = 最多{ $most }個字。
api-fault-yes = 要是 true 或 false。
api-fault-number = 要是 0 到 { $most } 的整數，0 是不限。
api-fault-moment = 要寫成 2026-11-23T20:30:00+08:00 這樣，帶時區。
api-fault-past = 這個時間已經過了；現在就要，這一欄不寫。
api-fault-far = 最多提前七天。
api-fault-names = 要是名稱的列表，像 ["宜南"]。
api-fault-strange = 不認識「{ $name }」。有：{ $known }
