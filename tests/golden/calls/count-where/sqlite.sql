select count(*) as c0 from "farms" as t0 where t0."herd" = cast(? as integer)
  ?: cell $0, integer
