# 介面的說明頁（/api/v1/docs）

docs-about = 小程序和街道自己的系統用的介面。收 JSON，回 JSON；出錯回 problem+json，話用 Accept-Language 裏的語言說。
docs-sign-in = 先 POST /api/v1/login 換一個詞，以後每次帶上 Authorization: Bearer。要辦成一次的事帶 Idempotency-Key，重發不會辦兩次。
docs-contents = 目錄
docs-who = 誰能用
docs-signed-in = 登入的人
docs-everybody = 誰都可以
docs-parameters = 參數
docs-needed = 必填
docs-takes = 收
docs-gives = 回
docs-refuses = 不成時
docs-shapes = 各種格式
