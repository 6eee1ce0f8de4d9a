# Warnings of the weather service, the fire brigade …: their own words for the desk, people decide.

warning-alert = [Warning] { $who }, { $at }: { $what }
warning-update = [Warning updated] { $who }, { $at }: { $what }
warning-cancel = [Warning over] { $who }, { $at }: { $what }
warning-exercise = 【演练】[Exercise] { $line }
warning-until = Valid until { $until }
warning-area = Area: { $area }
warning-call = Call people
warning-call-say = muster all { $kind }
warning-drill-say = drill muster all { $kind }
warning-mode = Emergency mode
warning-mode-say = emergency mode { $kind }
warning-notice = Send a notice
warning-notice-say = remind { $kind }
warning-taken = Taken in: { $warning } ({ $fate ->
    [told] the desk and the supervisors are told
    [exercise] the desk and the supervisors are told, as an exercise
    [silent] a test or a receipt, nobody is told
    [elsewhere] not for this street, nobody is told
   *[late] over already, nobody is told
})
warning-refused = No CAP 1.2 that can be read: { $why ->
        [long] it is longer than 1 MiB
        [xml] this is no XML that may be read ({ $name })
        [root] the root has to be “alert” of CAP 1.2
        [polygon] a polygon needs four points or more, the last one like the first
        [circle] a circle is “lat,lng kilometres”
        [point] a point is “lat,lng”
        [outside] a point lies outside the earth
        [references] references are “sender,identifier,sent”
        [name] “{ $name }” may hold no space, comma, < or &
        [moment] “{ $name }” is no date and time
        [zone] “{ $name }” names no time zone
        [known] “{ $name }” is one of { $known }
       *[missing] “{ $name }” is missing
    }
cap-restriction = emergency workers
cap-call = { $number } { $what }, meet at { $where }
cap-drill = 【演练】[Exercise] { $number } { $what }, meet at { $where }
cap-bring = Bring { $bring }
