# The Party-service centre and its free services. What is not confirmed: «see what the centre announces».

centre-none = Nothing about this street's centre has been entered yet; please see what is announced on site.
centre-name = { $name }
centre-at = Address: { $address }
centre-at-unknown = Address: not confirmed yet; please see what is announced on site.
centre-hours = Open: { $hours }
centre-hours-unknown = Opening hours: not confirmed yet; please see what is announced on site.
centre-rooms = Rooms: { $rooms }
centre-services = Free services
centre-services-say = free services
services-head = { $name } has { $count } kinds of free services for holders of the { $card } card ({ $eligible }).
services-confirmed = Confirmed by the centre: { $names }.
services-open = Named in reports: { $names }. Whether they count is for the centre to announce.
services-tail = To know more about one, just say its name.
service-head = No. { $number }: { $name }
service-how = How: { $text }
service-when = When: { $text }
service-where = Where: { $text }
service-who = For: { $text }
service-card = With the { $card } card.
service-unconfirmed = Reports name this one. Whether it is among the free services, and how to use it, is for the centre to announce.
card = How to get the { $card } card
card-say = { $card }怎么办
card-facts = { $name }: { $issuer } gives it to { $eligible }; { $benefit }.
    Whether others can have one, and where, is not confirmed.
    Shall I ask the centre?
services-head-free = { $name } has { $count } kinds of free services.
