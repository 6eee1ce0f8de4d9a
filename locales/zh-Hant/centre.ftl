# 黨群服務中心和它的免費服務。沒有確認的，一律說「以中心公布為準」。

centre-none = 本街道中心的資料還沒有錄入，以現場公布為準。
centre-name = { $name }
centre-at = 地址：{ $address }
centre-at-unknown = 地址：還沒有確認的說法，以現場公布為準。
centre-hours = 開放：{ $hours }
centre-hours-unknown = 開放時間：還沒有確認的說法，以現場公布為準。
centre-rooms = 空間：{ $rooms }
centre-services = 免費服務
centre-services-say = 免費服務
services-head = { $name }有{ $count }類免費服務，憑{ $card }（{ $eligible }）。
services-confirmed = 中心已確認：{ $names }。
services-open = 報道提到過：{ $names }。算不算在內，以中心公布為準。
services-tail = 想知道哪項，直接說名字，或者說第幾項。
service-head = 第{ $number }項：{ $name }
service-how = 怎麼用：{ $text }
service-when = 時間：{ $text }
service-where = 地點：{ $text }
service-who = 誰能用：{ $text }
service-card = 憑{ $card }。
service-unconfirmed = 這項在報道裡提到過。算不算免費服務、怎麼用，以中心公布為準。
card = { $card }怎麼辦
card-say = { $card }怎麼辦
card-facts = { $name }：由{ $issuer }發給{ $eligible }，{ $benefit }。
    其他人能不能辦、去哪辦，還沒有確認的說法。
    要我問中心嗎？
services-head-free = { $name }有{ $count }類免費服務。
