select t0."id" as c0 from "farms" as t0 where (t0."organic" = $1::int4::boolean and (t0."region" = $2 and t0."herd" >= $3::int4)) order by t0."id"::text collate "C"
  $1: cell $0, boolean
  $2: cell $1, enum
  $3: cell $2, integer
