select count(*) as c0 from "farms" as t0 where t0."herd" = $1::int4
  $1: cell $0, integer
